// The desk's small parts as a hand meets them: the flag menu by one key, messages that stay or go.
#include "ui/desk/BackgroundWork.h"
#include "ui/desk/FlagMenu.h"
#include "ui/desk/MessageBar.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace moderato;
using namespace moderato::ui;

class TestParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneKeyNamesTheReason_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<core::FlagReason>("reason");
        QTest::newRow("a number") << int(Qt::Key_2) << core::FlagReason::Abuse;
        QTest::newRow("a letter") << int(Qt::Key_L) << core::FlagReason::Legal;
        QTest::newRow("the last number") << int(Qt::Key_7) << core::FlagReason::Other;
        QTest::newRow("Enter is other") << int(Qt::Key_Return) << core::FlagReason::Other;
    }
    void oneKeyNamesTheReason()
    {
        QFETCH(int, key);
        QFETCH(core::FlagReason, reason);
        QWidget window;
        window.show();
        FlagMenu menu(&window);
        QSignalSpy chosen(&menu, &FlagMenu::chosen);
        menu.openAt({});
        QTest::keyClick(menu.findChild<QListWidget*>(), static_cast<Qt::Key>(key));
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().at(0).value<core::FlagReason>(), reason);
        QVERIFY(!menu.isVisible());
    }

    void lettersInTheNoteAreText()
    {
        QWidget window;
        window.show();
        FlagMenu menu(&window);
        QSignalSpy chosen(&menu, &FlagMenu::chosen);
        menu.openAt({});
        auto* note = menu.findChild<QLineEdit*>();
        menu.findChild<QListWidget*>()->setCurrentRow(1);
        QTest::keyClicks(note, QStringLiteral("says 2 names "));
        QVERIFY(chosen.isEmpty());
        QTest::keyClick(note, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().at(0).value<core::FlagReason>(), core::FlagReason::Abuse);
        QCOMPARE(chosen.first().at(1).toString(), QStringLiteral("says 2 names"));
    }

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
