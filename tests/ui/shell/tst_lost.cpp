// The database is taken away under an open window: one sentence, no more decisions, and all that is here can
// be saved and worked on.
#include "app/WindowSession.h"
#include "tests/TestProgram.h"
#include "tests/ui/shell/OpenDesk.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

namespace moderato::test::tst_lost {

using core::CommentId;
using core::Status;

namespace {

constexpr int patience = 20'000; // the writer looks every two seconds

QAction& action(const ui::MainWindow& window, const char* name)
{
    return *window.findChild<QAction*>(QLatin1String(name));
}

QString messagesOf(const ui::MainWindow& window)
{
    return window.findChild<ui::MessageBar*>()->texts().join(u'\n');
}

// Types a name into the dialog that asks for a file, and takes it.
void answerDialog(const ui::MainWindow& window, const QString& file)
{
    auto* dialog = window.findChild<QFileDialog*>(QStringLiteral("save-copy-dialog"));
    QVERIFY(dialog != nullptr && dialog->isVisible());
    auto* name = dialog->findChild<QLineEdit*>();
    name->setText(file);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_VERIFY(window.findChild<QFileDialog*>() == nullptr);
}

core::Counts countsIn(const QString& file)
{
    const auto opened = store::Store::open(file, store::Store::Access::ReadOnly);
    return opened ? *(*(*opened)->openReader())->counts().ofAll() : core::Counts();
}

} // namespace

class TestLost : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    QString file() const { return m_folder->filePath(QStringLiteral("desk.moderato")); }

    std::unique_ptr<OpenDesk> withSample()
    {
        auto open = std::make_unique<OpenDesk>(*m_folder);
        open->window->openFiles({QStringLiteral(MODERATO_SAMPLE)});
        [&] {
            QVERIFY(QTest::qWaitForWindowActive(open->window.get()));
            QTRY_VERIFY(open->current().isValid());
            QTRY_VERIFY(open->thread().hasFocus());
        }();
        return open;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aDecisionOnALostDatabaseIsRefusedInOneSentence()
    {
        const auto open = withSample();
        open->press(Qt::Key_A);
        QTRY_COMPARE(open->counts().of(Status::Approved), 1);
        QVERIFY(QFile::remove(file()));
        open->press(Qt::Key_A);
        QTRY_VERIFY2(open->allMessages().contains(QStringLiteral("removed, moved or replaced")),
                     qPrintable(open->allMessages()));
        QTRY_VERIFY(!action(*open->window, "approve").isEnabled());
        QVERIFY(!action(*open->window, "undo").isEnabled());
        QVERIFY(!action(*open->window, "open").isEnabled());
        QVERIFY(action(*open->window, "next").isEnabled());
        QCOMPARE(open->allMessages().count(QStringLiteral("removed, moved or replaced")), 1);

        QSignalSpy saved(open->window.get(), &ui::MainWindow::saved);
        const auto offers = open->window->findChildren<QPushButton*>(QStringLiteral("offer"));
        const auto found = std::ranges::find_if(offers, [](const QPushButton* offer) {
            return offer->text().startsWith(QLatin1String("Save What"));
        });
        QVERIFY(found != offers.end());
        QTRY_VERIFY((*found)->isVisible());
        (*found)->click();
        const QString copy = m_folder->filePath(QStringLiteral("saved.moderato"));
        answerDialog(*open->window, copy);
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(saved.first().first().toString(), copy);
        QCOMPARE(countsIn(copy).of(Status::Approved), 1);
        QCOMPARE(countsIn(copy).total(), 31);
    }

    void itIsToldWithoutADecisionAndTakenBack()
    {
        const auto open = withSample();
        const QString away = m_folder->filePath(QStringLiteral("away"));
        QVERIFY(QFile::rename(file(), away));
        QTRY_VERIFY_WITH_TIMEOUT(!action(*open->window, "approve").isEnabled(), patience);
        QVERIFY(open->allMessages().contains(QStringLiteral("removed, moved or replaced")));
        QVERIFY(QFile::rename(away, file()));
        QTRY_VERIFY_WITH_TIMEOUT(action(*open->window, "approve").isEnabled(), patience);
        QVERIFY(open->allMessages().contains(QStringLiteral("back where it was")));
        QVERIFY(!open->allMessages().contains(QStringLiteral("removed, moved or replaced")));
        open->press(Qt::Key_A);
        QTRY_COMPARE(open->counts().of(Status::Approved), 1);
    }

    void workGoesOnInTheCopy_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("under a new name") << QStringLiteral("saved.moderato");
        QTest::newRow("under the name that came free") << QStringLiteral("desk.moderato");
    }
    void workGoesOnInTheCopy()
    {
        QFETCH(QString, name);
        CommentId answered;
        {
            const auto open = withSample(); // so that there is a place
            open->press(Qt::Key_A);
            QTRY_COMPARE(open->counts().of(Status::Approved), 1);
            answered = open->current();
            QVERIFY(open->window->close());
        }
        QSettings settings(m_folder->filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
        app::WindowSession session(settings, {"Ada", "ada@example.org"});
        QVERIFY(session.open(file()).ok());
        QPointer<ui::MainWindow> first(&session.window());
        QVERIFY(QTest::qWaitForWindowActive(first));
        QTRY_COMPARE(first->findChild<ui::ThreadView*>()->currentComment(), answered);
        action(*first, "reply").trigger();
        auto* text = first->findChild<QPlainTextEdit*>(QStringLiteral("composer-text"));
        QTRY_VERIFY(text->hasFocus());
        QVERIFY(QFile::remove(file()));
        QTest::keyClicks(text, QStringLiteral("Half a reply"));
        QTRY_VERIFY_WITH_TIMEOUT(!action(*first, "approve").isEnabled(), patience);
        QTest::keyClicks(text, QStringLiteral(", and the rest"));

        const QString copy = m_folder->filePath(name);
        action(*first, "save-copy").trigger();
        answerDialog(*first, copy);
        QTRY_VERIFY(first.isNull());
        const ui::MainWindow& next = session.window();
        QVERIFY(next.isVisible());
        QVERIFY2(messagesOf(next).contains(name), qPrintable(messagesOf(next)));
        QVERIFY(next.windowTitle().startsWith(name));
        QTRY_COMPARE(next.findChild<ui::ThreadView*>()->currentComment(), answered);
        const auto* kept = next.findChild<QPlainTextEdit*>(QStringLiteral("composer-text"));
        QVERIFY(kept->isVisible());
        QCOMPARE(kept->toPlainText(), QStringLiteral("Half a reply, and the rest"));

        QVERIFY(action(next, "approve").isEnabled());
        action(next, "approve").trigger();
        QTRY_COMPARE(countsIn(copy).of(Status::Approved), 2);
        action(next, "undo").trigger();
        action(next, "undo").trigger(); // of before
        QTRY_COMPARE(countsIn(copy).of(Status::Approved), 0);
    }

    void aCopyThatCannotBeMadeIsTold()
    {
        const auto open = withSample();
        const QString taken = m_folder->filePath(QStringLiteral("taken.moderato"));
        QVERIFY(QFile::copy(QStringLiteral(MODERATO_SAMPLE), taken));
        action(*open->window, "save-copy").trigger();
        answerDialog(*open->window, taken);
        QTRY_VERIFY2(open->allMessages().contains(QStringLiteral("of this name already")),
                     qPrintable(open->allMessages()));
    }

    void aCopyIsSavedBesideTheWork()
    {
        const auto open = withSample();
        QSignalSpy saved(open->window.get(), &ui::MainWindow::saved);
        const QString copy = m_folder->filePath(QStringLiteral("copy.moderato"));
        action(*open->window, "save-copy").trigger();
        answerDialog(*open->window, copy);
        QTRY_VERIFY2(open->allMessages().contains(QStringLiteral("Copied to")),
                     qPrintable(open->allMessages()));
        QCOMPARE(countsIn(copy).total(), 31);
        QCOMPARE(saved.size(), 0);
        action(*open->window, "approve").trigger();
        QTRY_COMPARE(open->counts().of(Status::Approved), 1);
        QCOMPARE(countsIn(copy).of(Status::Approved), 0);
    }
};

MODERATO_TEST(TestLost)

} // namespace moderato::test::tst_lost

#include "tst_lost.moc"
