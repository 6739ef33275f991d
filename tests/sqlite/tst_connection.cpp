// What every connection is told when it is opened, and how it tells a failure.
#include "model/sqlite/Connection.h"
#include "tests/TestProgram.h"

#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

namespace moderato::test::tst_connection {

using core::ErrorCode;
using sqlite::Connection;

class TestConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const auto writing = open(Connection::Mode::ReadWrite);
        writing->execute("CREATE TABLE note(id INTEGER PRIMARY KEY, above INTEGER REFERENCES note) STRICT");
        QVERIFY(writing->judged().ok());
    }

    void pragmasAreSet_data()
    {
        QTest::addColumn<QByteArray>("pragma");
        QTest::addColumn<qint64>("writing");
        QTest::addColumn<qint64>("reading");
        const auto row = [](const char* name, const char* pragma, qint64 writing, qint64 reading) {
            QTest::newRow(name) << QByteArray(pragma) << writing << reading;
        };
        // FULL: in WAL mode NORMAL loses the last commits when the power fails.
        row("a commit lasts", "PRAGMA synchronous", 2, 2);
        row("a reader never writes", "PRAGMA query_only", 0, 1);
        row("what is referred to is there", "PRAGMA foreign_keys", 1, 1);
        row("the log is carried over by the writer alone", "PRAGMA wal_autocheckpoint", 0, 0);
        row("a schema of a stranger's is not trusted", "PRAGMA trusted_schema", 0, 0);
        row("a page is checked when it is read", "PRAGMA cell_size_check", 1, 1);
        row("nothing is mapped that another may cut", "PRAGMA mmap_size", 0, 0);
        row("temporary tables stay in memory", "PRAGMA temp_store", 2, 2);
    }
    void pragmasAreSet()
    {
        QFETCH(QByteArray, pragma);
        QTEST(open(Connection::Mode::ReadWrite)->integer(pragma.constData()), "writing");
        QTEST(open(Connection::Mode::ReadOnly)->integer(pragma.constData()), "reading");
    }

    void limitsAreSet()
    {
        const auto connection = open(Connection::Mode::ReadWrite);
        const auto limit = [&](int id) { return sqlite3_limit(connection->handle(), id, -1); };
        QCOMPARE(limit(SQLITE_LIMIT_LENGTH), 16 * 1024 * 1024);
        QCOMPARE(limit(SQLITE_LIMIT_SQL_LENGTH), 100 * 1024);
        QCOMPARE(limit(SQLITE_LIMIT_EXPR_DEPTH), 100);
        int defensive = 0;
        sqlite3_db_config(connection->handle(), SQLITE_DBCONFIG_DEFENSIVE, -1, &defensive);
        QCOMPARE(defensive, 1);
    }

    void aReaderCannotWrite()
    {
        const auto reading = open(Connection::Mode::ReadOnly);
        reading->execute("INSERT INTO note(id) VALUES(1)");
        QCOMPARE(reading->judged().error().code, ErrorCode::DatabaseReadOnly);
    }

    void whatIsReferredToIsThere()
    {
        const auto writing = open(Connection::Mode::ReadWrite);
        writing->execute("INSERT INTO note(id, above) VALUES(1, 7)");
        QVERIFY(!writing->judged().ok());
    }

    void theFirstFailureStaysUntilItIsTaken()
    {
        const auto connection = open(Connection::Mode::ReadWrite);
        connection->fail(SQLITE_FULL);
        connection->fail(SQLITE_CORRUPT);
        connection->execute("INSERT INTO note(id) VALUES(1)");
        QCOMPARE(connection->takeFailure().code, ErrorCode::DiskFull);
        QCOMPARE(connection->integer("SELECT count(*) FROM note"), 0);
        QVERIFY(!connection->failed());
    }

    void codesBecomeErrors_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<ErrorCode>("error");
        const auto row = [](const char* name, int code, ErrorCode error) {
            QTest::newRow(name) << code << error;
        };
        row("somebody writes", SQLITE_BUSY, ErrorCode::DatabaseLocked);
        row("somebody writes in this process", SQLITE_LOCKED, ErrorCode::DatabaseLocked);
        row("an extended code is of its kind", SQLITE_BUSY_SNAPSHOT, ErrorCode::DatabaseLocked);
        row("a medium one may only read", SQLITE_READONLY, ErrorCode::DatabaseReadOnly);
        row("the disk is full", SQLITE_FULL, ErrorCode::DiskFull);
        row("it is no database", SQLITE_NOTADB, ErrorCode::DatabaseForeign);
        row("it is damaged", SQLITE_CORRUPT, ErrorCode::DatabaseDamaged);
        row("it cannot be opened", SQLITE_CANTOPEN, ErrorCode::FileUnreadable);
        row("it was broken off", SQLITE_INTERRUPT, ErrorCode::Cancelled);
        row("anything else", SQLITE_IOERR, ErrorCode::DatabaseUnusable);
    }
    void codesBecomeErrors()
    {
        QFETCH(int, code);
        const auto connection = open(Connection::Mode::ReadWrite);
        QTEST(connection->errorOf(code).code, "error");
        QCOMPARE(connection->errorOf(code).where, connection->file());
    }

private:
    std::unique_ptr<Connection> open(Connection::Mode mode) const
    {
        auto opened = Connection::open(m_folder->filePath(QStringLiteral("notes.db")), mode);
        return opened ? *std::move(opened) : nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

MODERATO_TEST(TestConnection)

} // namespace moderato::test::tst_connection

#include "tst_connection.moc"
