// The desk's small parts as a hand meets them: messages that stay or go, work that ends with its owner.
#include "ui/desk/BackgroundWork.h"
#include "ui/desk/MessageBar.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QThread>

using namespace moderato;
using namespace moderato::ui;

class TestParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anErrorStaysWhenSomethingWentWell()
    {
        MessageBar bar;
        bar.warn(QStringLiteral("The disk is full."));
        bar.say(QStringLiteral("Approved 1 comment"));
        bar.say(QStringLiteral("Approved 2 comments"));
        QCOMPARE(bar.texts(),
                 (QStringList{QStringLiteral("The disk is full."), QStringLiteral("Approved 2 comments")}));
    }

    void takingTheOfferClosesTheMessage()
    {
        MessageBar bar;
        int taken = 0;
        bar.say(QStringLiteral("Approved 1 comment"), {QStringLiteral("Undo"), [&] { ++taken; }});
        bar.findChild<QPushButton*>(QStringLiteral("offer"))->click();
        QCOMPARE(taken, 1);
        QVERIFY(bar.texts().isEmpty());
    }

    void aMessageIsNeverMarkup()
    {
        MessageBar bar;
        bar.warn(QStringLiteral("<b>x</b>"));
        QCOMPARE(bar.findChild<QLabel*>(QStringLiteral("message"))->textFormat(), Qt::PlainText);
    }

    void workIsCancelledAndJoinedWithItsOwner()
    {
        std::atomic_bool ended = false;
        {
            BackgroundWork work;
            work.start([&](const std::atomic_bool& cancelled) -> BackgroundWork::Finish {
                while (!cancelled) {
                    QThread::yieldCurrentThread();
                }
                ended = true;
                return [] {};
            });
        }
        QVERIFY(ended);
    }

    void workFinishesInItsOwnersThread()
    {
        BackgroundWork work;
        const QThread* finishedIn = nullptr;
        work.start([&](const std::atomic_bool&) -> BackgroundWork::Finish {
            return [&] { finishedIn = QThread::currentThread(); };
        });
        QTRY_VERIFY(finishedIn != nullptr);
        QCOMPARE(finishedIn, QThread::currentThread());
        QVERIFY(!work.isRunning());
    }
};

QTEST_MAIN(TestParts)
#include "tst_parts.moc"
