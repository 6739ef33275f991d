#include "ui/dialogs/AboutDialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QVBoxLayout>

namespace moderato::ui {

AboutDialog::AboutDialog(QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("About Moderato"));
    auto* name = new QLabel(tr("Moderato %1").arg(QStringLiteral(MODERATO_VERSION)), this);
    QFont large = name->font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    name->setFont(large);
    auto* text =
        new QLabel(tr("A desk for moderating threaded comments.\n\nFree software under the GNU General "
                      "Public License, version 3 or later. It comes without any warranty.\n\nBuilt with "
                      "Qt %1 and SQLite.")
                       .arg(QLatin1String(qVersion())),
                   this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(name);
    layout->addWidget(text, 1);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 55);
}

} // namespace moderato::ui

#include "moc_AboutDialog.cpp"
