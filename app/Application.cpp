#include "app/Application.h"

#include "app/CommandLine.h"
#include "app/ModeratorIdentity.h"
#include "app/WindowSession.h"
#include "ui/shell/MainWindow.h"
#include "ui/words/Translations.h"
#include "ui/words/Words.h"

#include <QApplication>
#include <QIcon>
#include <QMessageBox>

namespace moderato::app {

namespace {

// The message bar lives in the window, and there is no window without a database.
void showError(const core::Error& error)
{
    Console().tell(words::describe(error, words::Medium::Terminal));
    QMessageBox box(QMessageBox::Warning, QApplication::applicationDisplayName(), {}, QMessageBox::Close);
    box.setTextFormat(Qt::PlainText);
    box.setText(words::describe(error));
    box.exec();
}

} // namespace

Exit runWindow(int& argc, char** argv, const WindowRequest& request)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("moderato"));
    QApplication::setApplicationDisplayName(QStringLiteral("Moderato"));
    QApplication::setApplicationVersion(QStringLiteral(MODERATO_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("io.github.moderato_desk.moderato"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/moderato/io.github.moderato_desk.moderato.svg")));

    words::installTranslations(application);

    const QString database = request.database.isEmpty() ? defaultDatabase(true) : request.database;
    if (Console().wouldPrintInto(database)) {
        return Exit::Fault;
    }
    const auto settings = openSettings();
    WindowSession session(*settings, moderatorIdentity());
    if (auto opened = session.open(database); !opened) {
        showError(opened.error());
        return Exit::Fault;
    }
    QObject::connect(&session, &WindowSession::failed, &application, [](const core::Error& error) {
        showError(error);
        QApplication::exit(static_cast<int>(Exit::Fault));
    });
    if (!request.files.isEmpty()) {
        session.window().openFiles(request.files);
    }
    return static_cast<Exit>(QApplication::exec());
}

} // namespace moderato::app
