// Work done behind whoever posts it: in order, up to the first failure, and never after its end.
#include "model/export/WritingThread.h"
#include "tests/TestProgram.h"

#include <QSemaphore>
#include <QTest>

#include <atomic>
#include <chrono>
#include <thread>

namespace moderato::test::tst_writing_thread {

using core::ErrorCode;
using exporting::WritingThread;

class TestWritingThread : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allIsDoneInOrder()
    {
        WritingThread writing;
        QByteArray done;
        for (char letter = 'a'; letter <= 'z'; ++letter) {
            QVERIFY(writing.post([&done, letter]() -> core::Result<void> {
                done += letter;
                return {};
            }));
        }
        QVERIFY(writing.finish());
        QCOMPARE(done, QByteArray("abcdefghijklmnopqrstuvwxyz"));
    }

    void nothingIsDoneAfterAFailure()
    {
        WritingThread writing;
        std::atomic_int after = 0;
        core::Result<void> posted = writing.post([] {
            return core::Error{ErrorCode::DiskFull, QStringLiteral("here"), 0, {}};
        });
        for (int i = 0; i < 100; ++i) {
            posted = writing.post([&after]() -> core::Result<void> {
                ++after;
                return {};
            });
        }
        QVERIFY(!posted);
        const auto finished = writing.finish();
        QVERIFY(!finished);
        QCOMPARE(finished.error().code, ErrorCode::DiskFull);
        QCOMPARE(after.load(), 0);
    }

    // Else a slow disk would have all of an export in memory.
    void whoIsFarAheadWaits()
    {
        WritingThread writing;
        QSemaphore disk;
        std::atomic_int posted = 0;
        std::thread poster([&] {
            for (int i = 0; i < 20; ++i) {
                (void)writing.post([&disk]() -> core::Result<void> {
                    disk.acquire();
                    return {};
                });
                ++posted;
            }
        });
        QTRY_VERIFY(posted > 0);
        QTest::qWait(50);
        const int ahead = posted;
        disk.release(20);
        poster.join();
        QVERIFY(ahead < 10);
        QVERIFY(writing.finish());
    }

    void whatHasNotBegunIsDropped()
    {
        QSemaphore begun;
        QSemaphore goesOn;
        std::atomic_int done = 0;
        std::thread later;
        {
            WritingThread writing;
            QVERIFY(writing.post([&]() -> core::Result<void> {
                begun.release();
                goesOn.acquire();
                ++done;
                return {};
            }));
            QVERIFY(writing.post([&]() -> core::Result<void> {
                ++done;
                return {};
            }));
            begun.acquire();
            later = std::thread([&goesOn] {
                std::this_thread::sleep_for(std::chrono::milliseconds(50));
                goesOn.release();
            });
        }
        later.join();
        QCOMPARE(done.load(), 1);
    }
};

MODERATO_TEST(TestWritingThread)

} // namespace moderato::test::tst_writing_thread

#include "tst_writing_thread.moc"
