// The flag menu as a hand meets it: one key names the reason.
#include "tests/TestProgram.h"
#include "ui/commands/FlagMenu.h"

#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

namespace moderato::test::tst_flag_menu {

using namespace moderato::ui;

class TestFlagMenu : public QObject
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
};

MODERATO_TEST(TestFlagMenu)

} // namespace moderato::test::tst_flag_menu

#include "tst_flag_menu.moc"
