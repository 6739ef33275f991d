#include "ui/thread/RowLook.h"

namespace moderato::ui {

namespace {

QFont boldOf(QFont font)
{
    font.setBold(true);
    return font;
}

} // namespace

RowLook::RowLook(const QStyleOptionViewItem& option)
    : paletteKey(option.palette.cacheKey())
    , font(option.font)
    , bold(boldOf(option.font))
    , metrics(font)
    , boldMetrics(bold)
    , text(option.palette.color(QPalette::Text))
    , secondary(theme::secondaryText(option.palette))
    , guide(theme::guideLine(option.palette))
    , accent(theme::accentColor(option.palette))
    , base(option.palette.color(QPalette::Base))
    , chip(theme::chipBackground(option.palette))
    , flag(theme::flagColor(option.palette))
    , flagIcon(theme::flagIcon(option.palette))
    , draftIcon(theme::draftIcon(option.palette))
{
    for (size_t state = 0; state < grounds.size(); ++state) {
        grounds[state] = theme::rowBackground(static_cast<theme::RowState>(state), option.palette);
    }
    for (const core::Status each : core::allStatuses) {
        status[static_cast<size_t>(each)] = theme::statusColor(each, option.palette);
        statusIcon[static_cast<size_t>(each)] = theme::statusIcon(each, option.palette);
    }
}

bool RowLook::fits(const QStyleOptionViewItem& option) const
{
    return paletteKey == option.palette.cacheKey() && font == option.font;
}

} // namespace moderato::ui
