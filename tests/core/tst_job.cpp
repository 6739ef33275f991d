// Work behind a window: where it is told, what is no longer told, and that it ends with its owner.
#include "model/core/Job.h"
#include "tests/TestProgram.h"

#include <QSemaphore>
#include <QStringList>
#include <QTest>
#include <QThread>

#include <optional>

namespace moderato::test::tst_job {

using namespace moderato::core;

namespace {

void waitForStop(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        QThread::yieldCurrentThread();
    }
}

} // namespace

class TestJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void progressAndResultAreToldInItsOwnThread()
    {
        Job job;
        QStringList told;
        const auto note = [&](const QString& what) {
            told << (QThread::currentThread() == thread() ? what : QStringLiteral("elsewhere"));
        };
        bool wasElsewhere = false;
        job.start([&](const Job::Run& run) -> Job::Told {
            wasElsewhere = QThread::currentThread() != thread();
            run.tell([&] { note(QStringLiteral("one")); });
            run.tell([&] { note(job.isRunning() ? QStringLiteral("two") : QStringLiteral("over")); });
            return [&] { note(job.isRunning() ? QStringLiteral("runs") : QStringLiteral("result")); };
        });
        QVERIFY(job.isRunning());
        QVERIFY(told.isEmpty());
        QTRY_VERIFY(!job.isRunning());
        QVERIFY(wasElsewhere);
        QCOMPARE(told, (QStringList{u"one"_qs, u"two"_qs, u"result"_qs}));
    }

    void whatIsStoppedEndsAndTellsSo()
    {
        Job job;
        bool wasStopped = false;
        job.start([&](const Job::Run& run) -> Job::Told {
            waitForStop(run.stopToken());
            return [&] { wasStopped = true; };
        });
        job.stop();
        QVERIFY(job.isRunning());
        QTRY_VERIFY(wasStopped);
        QVERIFY(!job.isRunning());
    }

    void whatIsDroppedTellsNothing()
    {
        Job job;
        QSemaphore ended;
        QStringList told;
        job.start([&](const Job::Run& run) -> Job::Told {
            run.tell([&] { told << QStringLiteral("progress"); });
            ended.release();
            waitForStop(run.stopToken());
            return [&] { told << QStringLiteral("result"); };
        });
        ended.acquire();
        job.drop(); // both are on their way, or will be
        QVERIFY(!job.isRunning());
        bool isOver = false;
        job.start([&](const Job::Run&) -> Job::Told { return [&] { isOver = true; }; });
        QTRY_VERIFY(isOver);
        QCOMPARE(told, QStringList());
    }

    void theNewestAloneIsTold()
    {
        Job job;
        QSemaphore began;
        QStringList told;
        QStringList done;
        job.start([&](const Job::Run& run) -> Job::Told {
            began.release();
            waitForStop(run.stopToken());
            done << QStringLiteral("first"); // the others wait for it
            return [&] { told << QStringLiteral("first"); };
        });
        began.acquire();
        for (const QString& name : {QStringLiteral("second"), QStringLiteral("third")}) {
            job.start([&, name](const Job::Run&) -> Job::Told {
                done << name;
                return [&, name] { told << name; };
            });
        }
        QTRY_VERIFY(!job.isRunning());
        QCOMPARE(told, QStringList{u"third"_qs});
        QVERIFY(done.contains(u"third"_qs));
        QCOMPARE(done.constFirst(), u"first"_qs);
    }

    void whatIsToldMayStartTheNext()
    {
        Job job;
        int runs = 0;
        std::function<void()> next = [&] {
            job.start([&](const Job::Run&) -> Job::Told {
                return [&] {
                    if (++runs < 3) {
                        next();
                    }
                };
            });
        };
        next();
        QTRY_COMPARE(runs, 3);
    }

    void itIsStoppedAndJoinedWithItsOwner()
    {
        bool isEnded = false;
        {
            Job job;
            QSemaphore began;
            job.start([&](const Job::Run& run) -> Job::Told {
                began.release();
                waitForStop(run.stopToken());
                isEnded = true;
                return [] {};
            });
            began.acquire();
        }
        QVERIFY(isEnded);
    }

    void whatIsOnItsWayIsNotToldOnceTheOwnerIsGone()
    {
        bool isTold = false;
        auto job = std::make_optional<Job>();
        job->start([&](const Job::Run& run) -> Job::Told {
            run.tell([&] { isTold = true; });
            return [&] { isTold = true; };
        });
        job.reset();
        QCoreApplication::processEvents();
        QVERIFY(!isTold);
    }

    void whatIsLetGoIsFreedOnTheWorker()
    {
        Job job;
        QSemaphore freed;
        QThread* freedIn = nullptr;
        const auto free = [&](int* number) {
            freedIn = QThread::currentThread();
            delete number;
            freed.release();
        };
        job.letGo(std::shared_ptr<int>(new int(0), free));
        freed.acquire();
        QVERIFY(freedIn != thread());
    }
};

MODERATO_TEST(TestJob)

} // namespace moderato::test::tst_job

#include "tst_job.moc"
