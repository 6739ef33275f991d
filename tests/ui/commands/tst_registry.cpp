// Every command has its words, no two hear one key, and a changed key is kept and never taken from another.
#include "tests/TestProgram.h"
#include "ui/commands/ActionRegistry.h"
#include "ui/commands/DecisionBar.h"
#include "ui/dialogs/ShortcutsSheet.h"

#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

namespace moderato::test::tst_registry {

using namespace moderato::ui;

class TestRegistry : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString settingsFile() const { return m_folder.filePath(QStringLiteral("settings.ini")); }

private Q_SLOTS:
    void cleanup() { QFile::remove(settingsFile()); }

    void everyCommandHasNameWordsAndKey()
    {
        QSettings settings(settingsFile(), QSettings::IniFormat);
        const ActionRegistry registry(settings);
        QSet<QString> names;
        for (const CommandInfo& command : commands()) {
            const QAction* action = registry.action(command.command);
            QVERIFY(!action->objectName().isEmpty());
            QVERIFY2(!names.contains(action->objectName()), command.name);
            names.insert(action->objectName());
            QVERIFY(!action->text().isEmpty());
            QVERIFY(!action->toolTip().isEmpty());
            QVERIFY2(!Qt::mightBeRichText(action->toolTip()), command.name);
            QCOMPARE(action->shortcuts(), command.defaultKeys());
        }
        QCOMPARE(names.size(), static_cast<qsizetype>(commands().size()));
    }

    void aButtonOfTheBarNamesItsKeyAndActs()
    {
        QSettings settings(settingsFile(), QSettings::IniFormat);
        ActionRegistry registry(settings);
        const DecisionBar bar(registry);
        QAction* approve = registry.action(Command::Approve);
        auto* button = qobject_cast<QToolButton*>(bar.widgetForAction(approve));
        QVERIFY(button != nullptr);
        QCOMPARE(button->text(), QStringLiteral("Approve (a)"));
        const QSignalSpy triggered(approve, &QAction::triggered);
        button->click();
        QCOMPARE(triggered.count(), 1);

        QVERIFY(!registry.rebind(Command::Approve, {QKeySequence(Qt::Key_G)}));
        QCOMPARE(button->text(), QStringLiteral("Approve (g)"));
        QCOMPARE(approve->text(), info(Command::Approve).menuText());
    }

    void noTwoCommandsShareAKey()
    {
        QSettings settings(settingsFile(), QSettings::IniFormat);
        const ActionRegistry registry(settings);
        QHash<QString, QString> holders;
        for (const CommandInfo& command : commands()) {
            const auto keys = registry.action(command.command)->shortcuts();
            for (const QKeySequence& key : keys) {
                QVERIFY2(!key.isEmpty(), command.name);
                const QString text = key.toString(QKeySequence::PortableText);
                QVERIFY2(!holders.contains(text),
                         qPrintable(text + u' ' + holders.value(text) + u' ' + QLatin1String(command.name)));
                holders.insert(text, QLatin1String(command.name));
            }
        }
        QVERIFY(holders.size() >= 40);
    }

    void theDesksLettersAreWhatWordPressTaught_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<Command>("command");
        const auto row = [](const char* key, Command command) {
            QTest::newRow(key) << QString::fromLatin1(key) << command;
        };
        row("J", Command::Next);
        row("K", Command::Previous);
        row("N", Command::NextUndecided);
        row("U", Command::Parent);
        row("A", Command::Approve);
        row("F", Command::Flag);
        row("R", Command::Reply);
        row("S", Command::Spam);
        row("D", Command::Reject);
        row("E", Command::Edit);
        row("Z", Command::Undo);
        row("Ctrl+Z", Command::Undo);
        row("Ctrl+Shift+Z", Command::Redo);
        row("X", Command::Tick);
        row("/", Command::Find);
        row("?", Command::Keys);
        row("P", Command::Pending);
        row("Shift+A", Command::ApproveAll);
        row("Space", Command::ReadOn);
    }
    void theDesksLettersAreWhatWordPressTaught()
    {
        QFETCH(QString, key);
        QFETCH(Command, command);
        QSettings settings(settingsFile(), QSettings::IniFormat);
        const ActionRegistry registry(settings);
        QVERIFY(registry.action(command)->shortcuts().contains(QKeySequence(key)));
    }

    void aChangedKeyIsKeptAndATakenOneRefused()
    {
        const QKeySequence newKey(QStringLiteral("Ctrl+G"));
        {
            QSettings settings(settingsFile(), QSettings::IniFormat);
            ActionRegistry registry(settings);
            QCOMPARE(registry.rebind(Command::Approve, {QKeySequence(QStringLiteral("S"))}),
                     std::optional(Command::Spam));
            QCOMPARE(registry.action(Command::Approve)->shortcuts(), info(Command::Approve).defaultKeys());
            QVERIFY(!registry.rebind(Command::Approve, {newKey}));
        }
        QSettings settings(settingsFile(), QSettings::IniFormat);
        ActionRegistry registry(settings);
        QCOMPARE(registry.action(Command::Approve)->shortcuts(), QList{newKey});
        registry.resetKeys();
        QCOMPARE(registry.action(Command::Approve)->shortcuts(), info(Command::Approve).defaultKeys());
    }

    void aSettingsFileThatNamesAKeyTwiceGivesItOnce()
    {
        QSettings settings(settingsFile(), QSettings::IniFormat);
        settings.setValue(QStringLiteral("keys/approve"), QStringLiteral("Q"));
        settings.setValue(QStringLiteral("keys/reject"), QStringLiteral("Q"));
        const ActionRegistry registry(settings);
        QCOMPARE(registry.action(Command::Approve)->shortcuts(), QList{QKeySequence(QStringLiteral("Q"))});
        QVERIFY(registry.action(Command::Reject)->shortcuts().isEmpty());
    }

    void theSheetListsFiltersAndNamesAClash()
    {
        QSettings settings(settingsFile(), QSettings::IniFormat);
        ActionRegistry registry(settings);
        ShortcutsSheet sheet(registry);
        auto* tree = sheet.findChild<QTreeWidget*>(QStringLiteral("keys-sheet"));
        const auto found = tree->findItems(QStringLiteral("Reject"), Qt::MatchExactly | Qt::MatchRecursive);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first()->text(1), QStringLiteral("D"));

        sheet.findChild<QLineEdit*>(QStringLiteral("keys-filter"))->setText(QStringLiteral("spam"));
        QVERIFY(found.first()->isHidden());

        tree->setCurrentItem(found.first());
        sheet.findChild<QKeySequenceEdit*>(QStringLiteral("keys-new"))
            ->setKeySequence(QKeySequence(QStringLiteral("A")));
        const auto buttons = sheet.findChildren<QPushButton*>();
        for (QPushButton* button : buttons) {
            if (button->text() == QStringLiteral("&Set Key")) {
                button->click();
            }
        }
        const QString note = sheet.findChild<QLabel*>(QStringLiteral("keys-note"))->text();
        QVERIFY2(note.contains(QStringLiteral("Approve")), qPrintable(note));
        QCOMPARE(registry.action(Command::Reject)->shortcuts(), info(Command::Reject).defaultKeys());
    }
};

MODERATO_TEST(TestRegistry)

} // namespace moderato::test::tst_registry

#include "tst_registry.moc"
