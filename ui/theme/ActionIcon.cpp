#include "ui/theme/DrawnIcon.h"
#include "ui/theme/Look.h"

#include <QLatin1StringView>

#include <array>

namespace moderato::theme {

namespace {

enum class Ink : quint8 { Text, Pending, Approved, Rejected, Spam, Flag };

struct Drawing
{
    QLatin1StringView name;
    Stroke stroke;
    Ink ink;
    // The desk's own signs: a toolbar's tick must be the tick of the rows, whatever theme is set.
    bool own;
};

constexpr std::array drawings{
    Drawing{QLatin1StringView("approve"), Stroke::Tick, Ink::Approved, true},
    Drawing{QLatin1StringView("dialog-ok"), Stroke::Tick, Ink::Approved, true},
    Drawing{QLatin1StringView("dialog-ok-apply"), Stroke::Tick, Ink::Approved, true},
    Drawing{QLatin1StringView("reject"), Stroke::Cross, Ink::Rejected, true},
    Drawing{QLatin1StringView("edit-delete"), Stroke::Cross, Ink::Rejected, true},
    Drawing{QLatin1StringView("dialog-cancel"), Stroke::Cross, Ink::Rejected, true},
    Drawing{QLatin1StringView("spam"), Stroke::Shield, Ink::Spam, true},
    Drawing{QLatin1StringView("mail-mark-junk"), Stroke::Shield, Ink::Spam, true},
    Drawing{QLatin1StringView("pending"), Stroke::Clock, Ink::Pending, true},
    Drawing{QLatin1StringView("flag"), Stroke::Flag, Ink::Flag, true},
    Drawing{QLatin1StringView("mail-mark-important"), Stroke::Flag, Ink::Flag, true},
    Drawing{QLatin1StringView("unflag"), Stroke::FlagOff, Ink::Text, true},
    Drawing{QLatin1StringView("reply"), Stroke::Reply, Ink::Text, true},
    Drawing{QLatin1StringView("mail-reply-sender"), Stroke::Reply, Ink::Text, true},
    Drawing{QLatin1StringView("document-edit"), Stroke::Pencil, Ink::Text, false},
    Drawing{QLatin1StringView("document-open"), Stroke::Open, Ink::Text, false},
    Drawing{QLatin1StringView("document-import"), Stroke::Open, Ink::Text, false},
    Drawing{QLatin1StringView("document-save"), Stroke::Save, Ink::Text, false},
    Drawing{QLatin1StringView("document-save-as"), Stroke::Save, Ink::Text, false},
    Drawing{QLatin1StringView("document-export"), Stroke::Save, Ink::Text, false},
    Drawing{QLatin1StringView("edit-undo"), Stroke::Undo, Ink::Text, false},
    Drawing{QLatin1StringView("edit-redo"), Stroke::Redo, Ink::Text, false},
    Drawing{QLatin1StringView("edit-find"), Stroke::Search, Ink::Text, false},
    Drawing{QLatin1StringView("system-search"), Stroke::Search, Ink::Text, false},
    Drawing{QLatin1StringView("help-contents"), Stroke::Help, Ink::Text, false},
    Drawing{QLatin1StringView("help-about"), Stroke::Help, Ink::Text, false},
    Drawing{QLatin1StringView("help"), Stroke::Help, Ink::Text, false},
    Drawing{QLatin1StringView("go-next"), Stroke::Next, Ink::Text, false},
    Drawing{QLatin1StringView("go-previous"), Stroke::Previous, Ink::Text, false},
    Drawing{QLatin1StringView("go-up"), Stroke::Up, Ink::Text, false},
    Drawing{QLatin1StringView("go-down"), Stroke::Down, Ink::Text, false},
    Drawing{QLatin1StringView("expand-all"), Stroke::Expand, Ink::Text, false},
    Drawing{QLatin1StringView("collapse-all"), Stroke::Collapse, Ink::Text, false},
    Drawing{QLatin1StringView("preferences-system"), Stroke::Settings, Ink::Text, false},
    Drawing{QLatin1StringView("application-exit"), Stroke::Quit, Ink::Text, false},
    Drawing{QLatin1StringView("internet-services"), Stroke::Link, Ink::Text, false},
};

QColor inkColor(Ink ink, const QPalette& palette)
{
    switch (ink) {
    case Ink::Text:
        return palette.color(QPalette::Active, QPalette::ButtonText);
    case Ink::Pending:
        return statusColor(core::Status::Pending, palette);
    case Ink::Approved:
        return statusColor(core::Status::Approved, palette);
    case Ink::Rejected:
        return statusColor(core::Status::Rejected, palette);
    case Ink::Spam:
        return statusColor(core::Status::Spam, palette);
    case Ink::Flag:
        return flagColor(palette);
    }
    return palette.color(QPalette::ButtonText);
}

} // namespace

QIcon actionIcon(const QString& name, const QPalette& palette)
{
    for (const Drawing& drawing : drawings) {
        if (name == drawing.name) {
            const QIcon drawn = drawnIcon(drawing.stroke, inkColor(drawing.ink, palette), palette);
            return drawing.own ? drawn : QIcon::fromTheme(name, drawn);
        }
    }
    return QIcon::fromTheme(name);
}

} // namespace moderato::theme
