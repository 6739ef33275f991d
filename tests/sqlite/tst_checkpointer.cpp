// When the log is checkpointed over into the file, how much at once, and who may break it off.
#include "model/sqlite/Checkpointer.h"
#include "model/sqlite/Connection.h"
#include "tests/TestProgram.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace moderato::test::tst_checkpointer {

using sqlite::Checkpointer;
using sqlite::Connection;

namespace {

bool nobody() { return false; }
bool somebody() { return true; }

} // namespace

class TestCheckpointer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_connection = open(Connection::Mode::ReadWrite);
        QVERIFY(m_connection);
        m_connection->execute("PRAGMA journal_mode=WAL");
        m_connection->execute("CREATE TABLE page(bytes BLOB)");
        m_checkpointer = std::make_unique<Checkpointer>(*m_connection);
    }
    void cleanup()
    {
        m_checkpointer.reset();
        m_connection.reset();
    }

    void waitsWhenRestIsNear()
    {
        writePages(3000);
        QVERIFY(m_checkpointer->hasWork());
        QVERIFY(!m_checkpointer->isDue(true));
    }

    void comesSeldomWhileNobodyDecides()
    {
        writePages(3000);
        QVERIFY(!m_checkpointer->isDue(false));
        writePages(1500);
        QVERIFY(m_checkpointer->isDue(false));
    }

    void comesOftenWhileSomebodyDecides()
    {
        m_checkpointer->noteDecision();
        writePages(500);
        QVERIFY(!m_checkpointer->isDue(false));
        writePages(1000);
        QVERIFY(m_checkpointer->isDue(false));
    }

    void everyCommitIsWorkAgain()
    {
        for (int round = 0; round < 3; ++round) {
            writePages(400);
            QVERIFY(m_checkpointer->hasWork());
            m_checkpointer->checkpoint(nobody);
            QVERIFY(!m_checkpointer->hasWork());
            QCOMPARE(rowsInFile(), round + 1);
        }
    }

    void doesNothingWhileSomebodyWaits()
    {
        m_checkpointer->noteDecision();
        writePages(1500);
        m_checkpointer->checkpoint(somebody);
        QVERIFY(m_checkpointer->hasWork());
        QCOMPARE(rowsInFile(), 0);
    }

    // Else a decision every few milliseconds would break it off for ever, and the log would grow.
    void givesWayOnceWhenItIsLong()
    {
        m_checkpointer->noteDecision();
        writePages(2500);
        writePages(2500);
        const auto comesMeanwhile = [this] {
            m_checkpointer->breakOff();
            return false;
        };
        m_checkpointer->checkpoint(comesMeanwhile);
        QVERIFY(m_checkpointer->hasWork());
        QCOMPARE(rowsInFile(), 0);
        m_checkpointer->checkpoint(comesMeanwhile);
        QVERIFY(!m_checkpointer->hasWork());
        QCOMPARE(rowsInFile(), 2);
    }

    void isNotBrokenOffWhenItIsShort()
    {
        m_checkpointer->noteDecision();
        writePages(1500);
        m_checkpointer->checkpoint([this] {
            m_checkpointer->breakOff();
            return false;
        });
        QVERIFY(!m_checkpointer->hasWork());
        QCOMPARE(rowsInFile(), 1);
    }

    void givesWayWheneverNobodyIsAtTheDesk()
    {
        writePages(1500);
        for (int round = 0; round < 3; ++round) {
            m_checkpointer->checkpoint([this] {
                m_checkpointer->breakOff();
                return false;
            });
            QVERIFY(m_checkpointer->hasWork());
        }
        m_checkpointer->checkpoint(nobody);
        QCOMPARE(rowsInFile(), 1);
    }

    // Whatever the disk: no less than 250 pages at once and no more than 4,000.
    void whatIsDueStaysBetweenItsBounds()
    {
        m_checkpointer->noteDecision();
        for (int round = 0; round < 8; ++round) {
            writePages(300 + round);
            m_checkpointer->checkpoint(nobody);
        }
        writePages(200);
        QVERIFY(!m_checkpointer->isDue(false));
        writePages(3000);
        writePages(1000);
        QVERIFY(m_checkpointer->isDue(false));
    }

    void comesBackForWhatAReaderKept()
    {
        writePages(100);
        auto reader = open(Connection::Mode::ReadOnly);
        QVERIFY(reader);
        reader->execute("BEGIN");
        QCOMPARE(reader->integer("SELECT count(*) FROM page"), 1);
        writePages(1500);
        m_checkpointer->checkpoint(nobody);
        QVERIFY(!m_checkpointer->hasWork()); // tried: nothing more to be had now
        QVERIFY(rowsInFile() != 2);
        reader->execute("COMMIT");
        writePages(10);
        m_checkpointer->checkpoint(nobody);
        QVERIFY(!m_checkpointer->hasWork());
        QCOMPARE(rowsInFile(), 3);
    }

    void breakingOffWhatIsNotUnderWayDoesNothing()
    {
        writePages(100);
        m_checkpointer->breakOff();
        m_checkpointer->checkpoint(nobody);
        QVERIFY(!m_checkpointer->hasWork());
        QCOMPARE(rowsInFile(), 1);
    }

private:
    std::unique_ptr<Connection> open(Connection::Mode mode)
    {
        auto opened = Connection::open(m_directory->filePath(QStringLiteral("log.db")), mode);
        return opened ? std::move(*opened) : nullptr;
    }

    // At least as many, in one transaction.
    void writePages(int pages)
    {
        const QByteArray sql =
            "INSERT INTO page VALUES(zeroblob(" + QByteArray::number(qint64{pages} * 4096) + "))";
        m_connection->execute(sql.constData());
        QVERIFY(!m_connection->failed());
    }

    // Of what stands in the file without its log.
    qint64 rowsInFile()
    {
        const QString copy = m_directory->filePath(QStringLiteral("copy.db"));
        QFile::remove(copy);
        auto opened = QFile::copy(m_directory->filePath(QStringLiteral("log.db")), copy)
                          ? Connection::open(copy, Connection::Mode::Immutable)
                          : core::Error{};
        if (!opened) {
            return -1;
        }
        const qint64 rows = (*opened)->integer("SELECT count(*) FROM page");
        return (*opened)->failed() ? 0 : rows; // half of it checkpointed is no database
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<Checkpointer> m_checkpointer;
};

MODERATO_TEST(TestCheckpointer)

} // namespace moderato::test::tst_checkpointer

#include "tst_checkpointer.moc"
