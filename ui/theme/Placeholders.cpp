#include "ui/theme/Placeholders.h"

#include "ui/theme/Look.h"

#include <QApplication>

namespace moderato::theme {

void keepPlaceholdersReadable()
{
    QPalette palette = QApplication::palette();
    const QColor readable = secondaryText(palette);
    if (palette.color(QPalette::PlaceholderText) == readable) {
        return;
    }
    // This role alone is set by us: the others go on following the desktop.
    palette.setColor(QPalette::PlaceholderText, readable);
    QApplication::setPalette(palette);
}

} // namespace moderato::theme
