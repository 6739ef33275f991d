// One binary: a subcommand runs without a display, everything else opens the window.
#include "app/Application.h"
#include "app/CommandLine.h"
#include "ui/words/Translations.h"

#include <QCoreApplication>

#include <clocale>
#include <cstring>
#include <langinfo.h>
#include <sys/stat.h>

namespace {

// Qt wants UTF-8 and warns on standard error when the locale speaks anything else.
void speakUtf8()
{
    std::setlocale(LC_ALL, "");
    if (std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0) {
        qputenv("LC_ALL", "C.UTF-8");
        std::setlocale(LC_ALL, "");
    }
}

} // namespace

int main(int argc, char** argv)
{
    using namespace moderato::app;

    // Comments are other people's data: no file made here is for anybody but the user.
    umask(S_IRWXG | S_IRWXO);
    speakUtf8();

    QStringList arguments;
    for (int i = 1; i < argc; ++i) {
        arguments.append(QString::fromLocal8Bit(argv[i]));
    }
    const Route route = routeOf(arguments);
    if (route.to == Route::To::Window && hasDisplay()) {
        return static_cast<int>(runWindow(argc, argv, {route.database, route.arguments}));
    }
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("moderato"));
    moderato::words::installTranslations(application);
    Console console;
    const Exit exit = route.to == Route::To::Window
                          ? runWithoutDisplay({route.database, route.arguments}, console)
                          : run(route, console);
    if (!console.finish()) {
        console.tell(tr("Standard output could not be written: the disk is full or the reader is gone."));
        return static_cast<int>(Exit::Fault);
    }
    return static_cast<int>(exit);
}
