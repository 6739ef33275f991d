// The program and the files it must not touch: its own database is never written over or read as something
// else, what an export is written to is whole or as it was, and what may only be read is read.
#include "support/Program.h"
#include "tests/TestProgram.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace moderato::test::tst_own_files {

using namespace Qt::StringLiterals;

namespace {

QByteArray contents(const QString& name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

// A command line in a shell, for what only a shell can do to it; "$@" is the program.
Ended inShell(const Program& moderato, const QString& script)
{
    QProcess process;
    process.setWorkingDirectory(moderato.path({}));
    process.setProcessEnvironment(moderato.environment());
    process.start(u"sh"_s, {u"-c"_s, script, u"sh"_s, QStringLiteral(MODERATO_PROGRAM), u"--database"_s,
                            moderato.database()});
    process.waitForFinished(60'000);
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

class TestOwnFiles : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Program> m_program;

    Ended moderato(const QStringList& arguments) const { return (*m_program)(arguments); }
    Ended exportTo(const QString& file) const
    {
        return moderato({u"export"_s, u"--status"_s, u"all"_s, u"--format"_s, u"json"_s, u"-o"_s, file});
    }
    QByteArray exported() const { return exportTo(u"-"_s).out; }
    bool isSound() const { return moderato({u"check"_s}).code == 0; }

private Q_SLOTS:
    void init()
    {
        m_program = std::make_unique<Program>();
        QCOMPARE(moderato({u"import"_s, QStringLiteral(MODERATO_SAMPLE)}).code, 0);
        QCOMPARE(moderato({u"stats"_s}).code, 0); // leaves an empty log and its index
    }

    void nothingIsWrittenOverTheDatabase_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::addColumn<QString>("ending");
        const QStringList writing{u"export"_s, u"--format"_s, u"json"_s, u"-o"_s};
        for (const char* ending : {"", "-wal", "-shm", "-lock", "-journal"}) {
            QTest::addRow("an export, %s", ending) << writing << QString::fromLatin1(ending);
            QTest::addRow("a backup, %s", ending) << QStringList{u"backup"_s} << QString::fromLatin1(ending);
        }
    }
    void nothingIsWrittenOverTheDatabase()
    {
        QFETCH(QStringList, command);
        QFETCH(QString, ending);
        const QString file = m_program->database() + ending;
        const QString link = m_program->path(u"link"_s);
        const QString hard = m_program->path(u"hard"_s);
        QVERIFY(QFile::link(file, link));
        QStringList names{file, QFileInfo(file).fileName(), link};
        // A second name of the database itself is refused as such, see below.
        if (!ending.isEmpty() && QFileInfo::exists(file)) {
            QCOMPARE(::link(QFile::encodeName(file).constData(), QFile::encodeName(hard).constData()), 0);
            names << hard;
        }
        const QByteArray before = contents(m_program->database());
        const QStringList files = QDir(m_program->path({})).entryList(QDir::Files | QDir::System);
        for (const QString& name : std::as_const(names)) {
            const Ended ended = moderato(command + QStringList{name});
            QCOMPARE(ended.code, 1);
            QVERIFY2(ended.err.startsWith(name.toUtf8() + ": ") && ended.err.count('\n') == 1,
                     ended.err.constData());
            QCOMPARE(contents(m_program->database()), before);
        }
        QCOMPARE(QDir(m_program->path({})).entryList(QDir::Files | QDir::System), files);
        QVERIFY(isSound());
    }

    void anotherDatabaseIsNotWrittenOver()
    {
        const Program other;
        QCOMPARE(other({u"import"_s, QStringLiteral(MODERATO_SAMPLE)}).code, 0);
        const QByteArray before = contents(other.database());
        QCOMPARE(exportTo(other.database()).code, 1);
        QCOMPARE(exportTo(other.database() + u"-wal"_s).code, 1);
        QCOMPARE(contents(other.database()), before);
    }

    void nothingIsPrintedIntoTheDatabase_data()
    {
        QTest::addColumn<QString>("script");
        QTest::newRow("a list") << u"\"$@\" articles >> test.moderato"_s;
        QTest::newRow("an export") << u"\"$@\" export --format json >> test.moderato"_s;
        QTest::newRow("an export by the output's name")
            << u"\"$@\" export --format json -o /dev/stdout >> test.moderato"_s;
        QTest::newRow("the text in place of a window") << u"\"$@\" >> test.moderato"_s;
        QTest::newRow("through a link") << u"ln -s test.moderato l; \"$@\" stats >> l"_s;
        QTest::newRow("what is told") << u"\"$@\" approve 99999 2>> test.moderato"_s;
        QTest::newRow("into another database")
            << u"cp test.moderato other; \"$@\" export --format json >> other"_s;
    }
    void nothingIsPrintedIntoTheDatabase()
    {
        QFETCH(QString, script);
        const QByteArray before = contents(m_program->database());
        const Ended ended = inShell(*m_program, script);
        QCOMPARE(ended.code, 1);
        QCOMPARE(contents(m_program->database()), before);
        if (script.contains(u"other"_s)) {
            QCOMPARE(contents(m_program->path(u"other"_s)), before);
        }
    }

    void theOpenDatabaseIsNotImported()
    {
        const QString link = m_program->path(u"link.txt"_s);
        QVERIFY(QFile::link(m_program->database(), link));
        for (const QString& name : {m_program->database(), link, m_program->database() + u"-wal"_s}) {
            const Ended ended = moderato({u"import"_s, name});
            QCOMPARE(ended.code, 1);
            QVERIFY2(ended.err.contains("part of a Moderato database"), ended.err.constData());
        }
        QVERIFY(isSound());
    }

    void anExportIsWrittenToWhatIsAskedFor()
    {
        const QByteArray all = exported();
        QVERIFY(all.size() > 1000);
        const QString target = m_program->write(u"target.json"_s, "old");
        const QString link = m_program->path(u"link.json"_s);
        QVERIFY(QFile::link(target, link));
        QCOMPARE(exportTo(link).code, 0);
        QCOMPARE(contents(target), all);
        QVERIFY(QFileInfo(link).isSymLink());

        const QString made = m_program->path(u"made.json"_s);
        QVERIFY(QFile::link(u"made.json"_s, m_program->path(u"dangling"_s)));
        QCOMPARE(exportTo(m_program->path(u"dangling"_s)).code, 0);
        QCOMPARE(contents(made), all);

        QCOMPARE(exportTo(u"/dev/stdout"_s).out, all);
        QCOMPARE(exportTo(u"/dev/null"_s).code, 0);
        QVERIFY(!QFileInfo(u"/dev/null"_s).isFile());
    }

    void aShellsOutputIsGoneOnWith()
    {
        const QByteArray all = exported();
        const QString command = u"\"$@\" export --status all --format json -o %1"_s;
        inShell(*m_program, u"(echo one; %1; echo two) > out"_s.arg(command.arg(u"/dev/stdout"_s)));
        QCOMPARE(contents(m_program->path(u"out"_s)), "one\n" + all + "two\n");
        inShell(*m_program, u"mkfifo pipe; cat pipe > read & %1; wait"_s.arg(command.arg(u"pipe"_s)));
        QCOMPARE(contents(m_program->path(u"read"_s)), all);
    }

    void whatIsNoFileIsNoTargetAndNoDatabase()
    {
        const QString folder = m_program->path(u"folder"_s);
        QVERIFY(QDir().mkdir(folder));
        QCOMPARE(exportTo(folder).code, 1);
        QVERIFY(QFileInfo(folder).isDir());
        const QString pipe = m_program->path(u"pipe"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        for (const QString& name : {folder, pipe, u"/dev/null"_s}) {
            QCOMPARE(moderato({u"backup"_s, name}).code, 1);
            for (const QStringList& command : {QStringList{u"stats"_s}, QStringList{u"approve"_s, u"1"_s},
                                               QStringList{u"import"_s, QStringLiteral(MODERATO_SAMPLE)}}) {
                const Ended ended = m_program->run(QStringList{u"--database"_s, name} + command);
                QCOMPARE(ended.code, 1);
                QVERIFY2(ended.err.startsWith(name.toUtf8()) && ended.err.count('\n') == 1,
                         ended.err.constData());
            }
        }
    }

    void aFullDiskLeavesTheOldExport()
    {
        const QString folder = m_program->path(u"small"_s);
        QVERIFY(QDir().mkdir(folder));
        if (::geteuid() != 0 || QProcess::execute(u"mount"_s, {u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=16k"_s,
                                                               u"tmpfs"_s, folder}) != 0) {
            QSKIP("needs the right to mount");
        }
        const QString target = m_program->write(u"small/out.json"_s, "old");
        const Ended ended = exportTo(target);
        const QByteArray left = contents(target);
        const QStringList files = QDir(folder).entryList(QDir::Files | QDir::Hidden);
        QCOMPARE(QProcess::execute(u"umount"_s, {folder}), 0);
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.err.startsWith(target.toUtf8()) && ended.err.contains("disk is full"),
                 ended.err.constData());
        QCOMPARE(left, "old");
        QCOMPARE(files, QStringList{u"out.json"_s});
    }

    void aFolderThatMayNotBeWrittenIsRead()
    {
        if (!m_program->becomeOrdinary()) {
            QSKIP("permissions do not apply to this user");
        }
        const QString folder = m_program->path(u"theirs"_s);
        const QString file = folder + u"/desk.moderato"_s;
        QVERIFY(QDir().mkdir(folder));
        QVERIFY(QFile::copy(m_program->database(), file));
        const QByteArray before = contents(file);
        QCOMPARE(::chmod(QFile::encodeName(file).constData(), 0444), 0);
        QCOMPARE(::chmod(QFile::encodeName(folder).constData(), 0555), 0);
        const auto there = [&](const QStringList& command) {
            return m_program->run(QStringList{u"--database"_s, file} + command);
        };
        for (const QStringList& command :
             {QStringList{u"stats"_s}, QStringList{u"articles"_s}, QStringList{u"show"_s, u"1"_s},
              QStringList{u"journal"_s}, QStringList{u"check"_s}, QStringList{u"search"_s, u"tuba"_s},
              QStringList{u"export"_s, u"--format"_s, u"csv"_s}, QStringList{u"backup"_s, u"copy"_s},
              QStringList{}}) {
            const Ended ended = there(command);
            QVERIFY2(ended.code == 0, (command.join(u' ').toUtf8() + ": " + ended.err).constData());
        }
        const Ended refused = there({u"approve"_s, u"1"_s});
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains("can only be read"), refused.err.constData());
        QCOMPARE(::chmod(QFile::encodeName(folder).constData(), 0755), 0);
        QCOMPARE(contents(file), before);
        QCOMPARE(QDir(folder).entryList(QDir::Files), QStringList{u"desk.moderato"_s});
    }

    void aHardLinkIsToldAsSuch()
    {
        const QString second = m_program->path(u"second.moderato"_s);
        QCOMPARE(::link(QFile::encodeName(m_program->database()).constData(),
                        QFile::encodeName(second).constData()),
                 0);
        for (const QString& name : {m_program->database(), second}) {
            for (const QStringList& command : {QStringList{u"stats"_s}, QStringList{u"approve"_s, u"1"_s}}) {
                const Ended ended = m_program->run(QStringList{u"--database"_s, name} + command);
                QCOMPARE(ended.code, 1);
                QVERIFY2(ended.err.startsWith(name.toUtf8()) && ended.err.contains("hard link"),
                         ended.err.constData());
            }
        }
        QVERIFY(QFile::remove(second));
        QVERIFY(isSound());
    }
};

MODERATO_TEST(TestOwnFiles)

} // namespace moderato::test::tst_own_files

#include "tst_own_files.moc"
