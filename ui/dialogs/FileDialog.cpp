#include "ui/dialogs/FileDialog.h"

#include <QFile>
#include <QFileIconProvider>

namespace moderato::ui {

namespace {

// Folder or file, as stat(2) tells it; QFileIconProvider reads the start of a file whose name says nothing.
class PlainIcons final : public QFileIconProvider
{
public:
    using QFileIconProvider::icon;
    QIcon icon(const QFileInfo& info) const override { return icon(info.isDir() ? Folder : File); }
    QString type(const QFileInfo& info) const override
    {
        return info.isDir() ? QFileDialog::tr("Folder") : QFileDialog::tr("File");
    }
};

// As of a sandbox, which gives access to a chosen file by no other way.
bool isInAnotherProcess()
{
    return qgetenv("QT_QPA_PLATFORMTHEME") == "xdgdesktopportal" ||
           QFile::exists(QStringLiteral("/.flatpak-info"));
}

} // namespace

QFileDialog* newFileDialog(QWidget* parent, const QString& title, QFileDialog::AcceptMode mode)
{
    auto* dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QFileDialog::DontUseNativeDialog, !isInAnotherProcess());
    dialog->setAcceptMode(mode);
    // Asked from a thread of the dialog's model, so that it goes after it.
    auto* icons = new PlainIcons;
    dialog->setIconProvider(icons);
    QObject::connect(dialog, &QObject::destroyed, [icons] { delete icons; });
    return dialog;
}

} // namespace moderato::ui
