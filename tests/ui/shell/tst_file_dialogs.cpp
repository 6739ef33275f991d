// While a window has a database open, nobody but SQLite opens its files: a dialog that lists them, an export
// or an import that is led to them would drop SQLite's locks with the descriptor it closes.
#include "tests/ui/shell/OpenDesk.h"
#include "ui/dialogs/ExportDialog.h"

#include <QFileDialog>
#include <QFileSystemModel>
#include <QLabel>
#include <QMutex>

#include <cstdarg>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace moderato;

namespace {

QMutex mutex;
QStringList strangers; // who opened a file of the database's, and which

void note(const char* path, const void* caller)
{
    if (std::strstr(path, "desk.moderato") == nullptr || std::strstr(path, "-lock") != nullptr) {
        return;
    }
    Dl_info who = {};
    const bool isKnown = dladdr(caller, &who) != 0 && who.dli_fname != nullptr;
    if (!isKnown || std::strstr(who.dli_fname, "libsqlite3") == nullptr) {
        const QMutexLocker lock(&mutex);
        strangers.append(QString::fromLocal8Bit(path) + u' ' +
                         QString::fromLocal8Bit(isKnown ? who.dli_fname : "?"));
    }
}

int openAs(const char* path, int flags, va_list arguments)
{
    const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
    return static_cast<int>(syscall(SYS_openat, AT_FDCWD, path, flags, mode));
}

} // namespace

// In place of the C library's, for this program and for every library it uses.
extern "C" int open(const char* path, int flags, ...) // NOLINT
{
    note(path, __builtin_return_address(0));
    va_list arguments;
    va_start(arguments, flags);
    const int descriptor = openAs(path, flags, arguments);
    va_end(arguments);
    return descriptor;
}

extern "C" int open64(const char* path, int flags, ...) // NOLINT
{
    note(path, __builtin_return_address(0));
    va_list arguments;
    va_start(arguments, flags);
    const int descriptor = openAs(path, flags, arguments);
    va_end(arguments);
    return descriptor;
}

class TestFileDialogs : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<OpenDesk> m_open;

    // Until it has listed the database's folder, and asked all it wants to know.
    void letList(QFileDialog& dialog)
    {
        dialog.setNameFilter(QStringLiteral("All files (*)"));
        dialog.setDirectory(m_folder->path());
        auto* files = dialog.findChild<QFileSystemModel*>();
        const QModelIndex folder = files->index(m_folder->path());
        QTRY_VERIFY(files->rowCount(folder) >= 3);
        for (int row = 0; row < files->rowCount(folder); ++row) {
            const QModelIndex file = files->index(row, 0, folder);
            QVERIFY(!files->fileIcon(file).isNull());
            QVERIFY(!files->type(file).isEmpty());
        }
        QTest::qWait(300); // what its thread asks for
        dialog.close();
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_open = std::make_unique<OpenDesk>(*m_folder);
        m_open->window->openFiles({QStringLiteral(MODERATO_SAMPLE)});
        QTRY_VERIFY(m_open->current().isValid());
        strangers.clear();
    }

    void whoOpensThemIsSeen()
    {
        QFile file(m_folder->filePath(QStringLiteral("desk.moderato")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(strangers.size() == 1 && strangers.first().contains(QLatin1String("Qt6Core")),
                 qPrintable(strangers.join(u'\n')));
    }

    void noDialogOpensThem_data()
    {
        QTest::addColumn<QString>("command");
        QTest::newRow("to open files") << QStringLiteral("open");
        QTest::newRow("to save a copy") << QStringLiteral("save-copy");
        QTest::newRow("to export") << QStringLiteral("export");
    }
    void noDialogOpensThem()
    {
        QFETCH(QString, command);
        m_open->window->findChild<QAction*>(command)->trigger();
        if (command == QLatin1String("export")) {
            auto* dialog = m_open->window->findChild<ui::ExportDialog*>();
            QTest::keyClick(dialog, Qt::Key_Return);
        }
        auto* dialog = m_open->window->findChild<QFileDialog*>();
        QVERIFY(dialog != nullptr);
        letList(*dialog);
        QCOMPARE(strangers, QStringList());
    }

    void anExportOverThemIsRefused()
    {
        ui::ExportDialog dialog(*m_open->store, {}, {});
        dialog.show();
        const auto* note = dialog.findChild<QLabel*>(QStringLiteral("export-note"));
        for (const char* ending : {"", "-wal", "-shm", "-lock", "-journal"}) {
            dialog.exportTo(m_folder->filePath(QStringLiteral("desk.moderato") + QLatin1String(ending)));
            QTRY_VERIFY(!note->text().isEmpty());
            QVERIFY2(note->text().contains(QLatin1String("part of a Moderato database")),
                     qPrintable(note->text()));
            QVERIFY(dialog.isVisible());
        }
        QCOMPARE(m_open->counts().total(), 31);
        QCOMPARE(strangers, QStringList());
    }

    void anImportOfThemIsRefused()
    {
        m_open->window->openFiles({m_folder->filePath(QStringLiteral("desk.moderato"))});
        QTRY_VERIFY2(m_open->allMessages().contains(QLatin1String("part of a Moderato database")),
                     qPrintable(m_open->allMessages()));
        QCOMPARE(strangers, QStringList());
    }

    void aCopyIsMadeBySqliteAlone()
    {
        QVERIFY(m_open->store->copyTo(m_folder->filePath(QStringLiteral("copy.moderato"))).ok());
        QVERIFY(m_open->store->check()->faults.isEmpty());
        QCOMPARE(strangers, QStringList());
    }
};

QTEST_MAIN(TestFileDialogs)
#include "tst_file_dialogs.moc"
