// The window between decisions: drafts, queues, many at once, a place that is kept, files that are no
// article.
#include "model/items/ThreadContents.h"
#include "model/items/ThreadModel.h"
#include "tests/TestProgram.h"
#include "tests/ui/shell/OpenDesk.h"
#include "ui/desk/QueuePanel.h"
#include "ui/reader/ArticlePane.h"

#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QProcess>
#include <QScrollArea>
#include <QScrollBar>

namespace moderato::test::tst_window {

using core::CommentId;
using core::Status;
using items::QueueKind;
using items::ThreadRole;

class TestWindow : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    // A desk with the sample open and the hand on the thread.
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
    static ui::QueuePanel& queues(const OpenDesk& open) { return *open.window->findChild<ui::QueuePanel*>(); }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void anUnsentReplySurvivesAKilledWindow()
    {
        const auto killed = withSample();
        const CommentId answered = killed->current();
        killed->press(Qt::Key_R);
        QTRY_VERIFY(killed->composer().hasFocus());
        QTest::keyClicks(&killed->composer(), QStringLiteral("I was there, and"));
        QTRY_COMPARE(*killed->reader()->desk().draft(answered, core::Verb::Reply),
                     QByteArray("I was there, and"));

        // What is on disk while that window still stands is all that a killed one leaves.
        const QTemporaryDir left;
        for (const QString& file : QDir(m_folder->path()).entryList(QDir::Files)) {
            if (!file.endsWith(u"-lock")) { // a dead process holds none
                // By another process: in this one it would drop the locks of what is open.
                QCOMPARE(QProcess::execute(QStringLiteral("cp"), {m_folder->filePath(file), left.path()}), 0);
            }
        }
        OpenDesk open(left);
        QTRY_VERIFY(open.current().isValid());
        QVERIFY(open.thread().goTo(answered));
        QVERIFY(open.currentData(ThreadRole::HasDraft).toBool());
        open.window->findChild<QAction*>(QStringLiteral("reply"))->trigger();
        QCOMPARE(open.composer().toPlainText(), QStringLiteral("I was there, and"));
    }

    void anUnsentEditIsKeptWhenTheWindowCloses()
    {
        CommentId edited;
        {
            const auto open = withSample();
            edited = open->current();
            open->press(Qt::Key_E);
            QTRY_VERIFY(open->composer().hasFocus());
            QTest::keyClicks(&open->composer(), QStringLiteral(" and more"));
            open->window->close();
        }
        OpenDesk open(*m_folder);
        QTRY_VERIFY(open.current().isValid());
        QVERIFY(open.thread().goTo(edited));
        QVERIFY(open.currentData(ThreadRole::HasDraft).toBool());
        open.press(Qt::Key_E);
        QTRY_VERIFY(open.composer().toPlainText().endsWith(QStringLiteral(" and more")));
        QTest::keyClick(&open.composer(), Qt::Key_Escape);
        // An edit that changes nothing is no draft.
        open.press(Qt::Key_E);
        QTRY_VERIFY(open.composer().hasFocus());
        open.composer().setPlainText(QString::fromUtf8(open.reader()->comment(edited)->body).trimmed());
        QTest::keyClick(&open.composer(), Qt::Key_Escape);
        QTRY_VERIFY(open.reader()->desk().draft(edited, core::Verb::Edit)->isEmpty());
        QTRY_VERIFY(!open.currentData(ThreadRole::HasDraft).toBool());
    }

    void escapeKeepsTheDraftAndAnEmptyOneIsForgotten()
    {
        const auto open = withSample();
        const CommentId answered = open->current();
        open->press(Qt::Key_R);
        QTRY_VERIFY(open->composer().hasFocus());
        QTest::keyClicks(&open->composer(), QStringLiteral("later"));
        QTest::keyClick(&open->composer(), Qt::Key_Escape);
        QVERIFY(!open->composer().isVisible());
        QTRY_COMPARE(*open->reader()->desk().draft(answered, core::Verb::Reply), QByteArray("later"));
        QTRY_VERIFY(open->thread().hasFocus());
        open->press(Qt::Key_R);
        QTRY_COMPARE(open->composer().toPlainText(), QStringLiteral("later"));
        open->composer().clear();
        QTest::keyClick(&open->composer(), Qt::Key_Escape);
        QTRY_VERIFY(open->reader()->desk().draft(answered, core::Verb::Reply)->isEmpty());
        QVERIFY(!open->currentData(ThreadRole::HasDraft).toBool());
    }

    void anEditedTextIsShownAndTakenBack()
    {
        const auto open = withSample();
        const CommentId edited = open->current();
        const QString before = open->currentData(ThreadRole::Preview).toString();
        open->press(Qt::Key_E);
        QTRY_VERIFY(open->composer().hasFocus());
        QVERIFY(open->composer().toPlainText().startsWith(before.left(30)));
        open->composer().setPlainText(QStringLiteral("Shortened."));
        QTest::keyClick(&open->composer(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(open->currentData(ThreadRole::Preview).toString(), QStringLiteral("Shortened."));
        QCOMPARE(open->current(), edited);
        QTRY_VERIFY(open->thread().hasFocus());
        open->press(Qt::Key_Z);
        QTRY_COMPARE(open->currentData(ThreadRole::Preview).toString(), before);
    }

    void lettersTypedIntoAFieldDecideNothing()
    {
        const auto open = withSample();
        open->press(Qt::Key_Slash);
        auto* field = open->window->findChild<QLineEdit*>(QStringLiteral("search"));
        QTRY_VERIFY(field->hasFocus());
        QTest::keyClicks(field, QStringLiteral("sad ax"));
        QCOMPARE(field->text(), QStringLiteral("sad ax"));
        QTest::keyClick(field, Qt::Key_Escape);
        QTRY_VERIFY(open->thread().hasFocus());
        QCOMPARE(open->counts().of(Status::Pending), 31);
    }

    void aFoundCommentIsGoneTo()
    {
        const auto open = withSample();
        const CommentId start = open->current();
        open->press(Qt::Key_F, Qt::ControlModifier);
        auto* field = open->window->findChild<QLineEdit*>(QStringLiteral("search"));
        QTest::keyClicks(field, QStringLiteral("break even on a train"));
        auto* hits = open->window->findChild<QListWidget*>(QStringLiteral("hits"));
        QTRY_COMPARE(hits->count(), 1);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(open->current() != start);
        QCOMPARE(open->currentData(ThreadRole::AuthorName).toString(), QStringLiteral("P. Okafor"));
        QVERIFY(!hits->isVisible());
    }

    void theThreadIsNarrowedToWhatASearchFinds()
    {
        const auto open = withSample();
        auto* model = open->thread().thread();
        const items::ThreadContents contents(*model);
        const qint64 all = contents.commentCount();
        open->press(Qt::Key_Slash);
        auto* field = open->window->findChild<QLineEdit*>(QStringLiteral("search"));
        auto* counts = open->window->findChild<QLabel*>(QStringLiteral("thread-counts"));
        QTest::keyClicks(field, QStringLiteral("train"));
        QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(contents.matchCount() > 0 && contents.matchCount() < all);
        QTRY_VERIFY(open->thread().hasFocus());
        QTRY_VERIFY(counts->text().contains(QStringLiteral("search “train”")));
        const qint64 found = contents.matchCount();
        open->press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(contents.stillMatching(), 0); // heard of by the thread, too
        QCOMPARE(open->counts().of(Status::Approved), found);
        open->press(Qt::Key_Escape);
        QTRY_COMPARE(contents.matchCount(), open->counts().of(Status::Pending));
    }

    void aSearchSaysWhatItUnderstands()
    {
        const auto open = withSample();
        open->press(Qt::Key_Slash);
        auto* field = open->window->findChild<QLineEdit*>(QStringLiteral("search"));
        auto* says = open->window->findChild<QLabel*>(QStringLiteral("search-says"));
        auto* hits = open->window->findChild<QListWidget*>(QStringLiteral("hits"));
        QTRY_VERIFY(says->isVisible() && says->text().contains(QStringLiteral("author:")));
        QTest::keyClicks(field, QStringLiteral("train before:soon"));
        QTRY_VERIFY2(says->text().contains(QStringLiteral("character 14")), qPrintable(says->text()));
        QVERIFY(!hits->isVisible());
        field->setText(QStringLiteral("train"));
        QTRY_VERIFY(hits->count() > 0 && hits->isVisible());
        QTRY_VERIFY2(says->text().startsWith(QString::number(hits->count())), qPrintable(says->text()));
        field->setText(QStringLiteral("train -train"));
        QTRY_VERIFY2(says->text().startsWith(QStringLiteral("No comment")), qPrintable(says->text()));
        QCOMPARE(hits->count(), 0);
    }

    void shiftDecidesTheSubtreeOrTheTicked()
    {
        const auto open = withSample();
        const qint64 subtree = 1 + open->currentData(ThreadRole::Below).toLongLong();
        QVERIFY(subtree > 1);
        open->press(Qt::Key_A, Qt::ShiftModifier);
        QTRY_COMPARE(open->counts().of(Status::Approved), subtree);
        QTRY_VERIFY(!open->messages().isEmpty() &&
                    open->allMessages().startsWith(QStringLiteral("Approved")));
        QTRY_COMPARE(open->currentData(ThreadRole::Status).toInt(), static_cast<int>(Status::Pending));

        const CommentId first = open->current();
        open->press(Qt::Key_X);
        open->press(Qt::Key_J);
        const CommentId second = open->current();
        open->press(Qt::Key_X);
        open->press(Qt::Key_S, Qt::ShiftModifier);
        QTRY_COMPARE(open->counts().of(Status::Spam), 2);
        QCOMPARE(open->comment(first).status, Status::Spam);
        QCOMPARE(open->comment(second).status, Status::Spam);
        open->press(Qt::Key_Z);
        QTRY_COMPARE(open->counts().of(Status::Spam), 0);
    }

    void fastKeysDecideOneCommentEach()
    {
        const auto open = withSample();
        for (int key = 0; key < 5; ++key) {
            open->press(Qt::Key_A); // no waiting between them
        }
        QTRY_COMPARE(open->counts().of(Status::Approved), 5);
        QCOMPARE(open->reader()->desk().journal(100)->size(), 5U);
    }

    void aDecisionUnderWayIsTakenBack()
    {
        const auto open = withSample();
        const CommentId first = open->current();
        open->press(Qt::Key_A);
        open->press(Qt::Key_Z); // before the store can have answered
        QTRY_COMPARE(open->reader()->desk().journal(10)->size(), 2U);
        QCOMPARE(open->counts().of(Status::Approved), 0);
        QTRY_COMPARE(open->current(), first);
    }

    void theLastDecisionSaysThatNothingIsLeft()
    {
        const auto open = withSample();
        QVERIFY(open->thread().isVisible());
        for (int key = 0; key < 31; ++key) {
            open->press(Qt::Key_D);
        }
        QTRY_COMPARE(open->counts().of(Status::Pending), 0);
        QTRY_VERIFY2(open->allMessages().contains(QStringLiteral("Nothing undecided")),
                     qPrintable(open->allMessages()));
        QVERIFY(open->current().isValid());
        open->press(Qt::Key_N);
        QTRY_VERIFY(open->allMessages().contains(QStringLiteral("any article")));
    }

    void aQueueNarrowsTheThreadAndItsCountIsLive()
    {
        const auto open = withSample();
        open->press(Qt::Key_A);
        QTRY_VERIFY2(open->allMessages().contains(QStringLiteral("Approved")),
                     qPrintable(open->allMessages()));
        open->press(Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(queues(*open).queue(), QueueKind::Approved);
        QTRY_COMPARE(open->rows().rowCount(), 1);
        auto* list = open->window->findChild<QListView*>(QStringLiteral("queues"));
        const QModelIndex row = list->currentIndex();
        QCOMPARE(row.data(Qt::DisplayRole).toString(), QStringLiteral("Approved"));
        QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("1 comment")));
        open->press(Qt::Key_5, Qt::ControlModifier); // spam: empty
        QTRY_COMPARE(open->rows().rowCount(), 0);
        open->press(Qt::Key_6, Qt::ControlModifier);
        QTRY_VERIFY(open->rows().rowCount() > 1);
        QTRY_VERIFY(open->current().isValid());
    }

    void thePlaceIsKept()
    {
        CommentId place;
        {
            const auto open = withSample();
            open->press(Qt::Key_6, Qt::ControlModifier);
            for (int step = 0; step < 7; ++step) {
                open->press(Qt::Key_J);
            }
            place = open->current();
            QVERIFY(open->window->close());
        }
        OpenDesk open(*m_folder);
        QTRY_COMPARE(open.current(), place);
        QCOMPARE(queues(open).queue(), QueueKind::All);
    }

    void aDecisionLeavesTheArticleWhereItIsRead()
    {
        const auto open = withSample();
        auto* bar =
            open->window->findChild<ui::ArticlePane*>()->findChild<QScrollArea*>()->verticalScrollBar();
        open->window->resize(1000, 500);
        QTRY_VERIFY(bar->maximum() > 100);
        bar->setValue(100);
        const auto pending = [&open] { return open->counts().of(Status::Pending); };
        const qint64 before = pending();
        open->press(Qt::Key_A);
        QTRY_COMPARE(pending(), before - 1);
        const auto* line = open->window->findChild<QLabel*>(QStringLiteral("thread-counts"));
        QTRY_VERIFY(line->text().contains(QStringLiteral("%1 pending").arg(before - 1)));
        QCOMPARE(bar->value(), 100);
    }

    void aFileThatIsNoArticleIsOneSentence()
    {
        const auto open = withSample();
        const QString file = m_folder->filePath(QStringLiteral("empty.txt"));
        QFile empty(file);
        QVERIFY(empty.open(QIODevice::WriteOnly));
        empty.close();
        open->window->openFiles({file});
        QTRY_VERIFY2(open->allMessages().contains(QStringLiteral("empty.txt")),
                     qPrintable(open->allMessages()));
        QCOMPARE(open->counts().total(), 31);
    }

    void theSameFileAgainChangesNothing()
    {
        const auto open = withSample();
        open->press(Qt::Key_A);
        QTRY_COMPARE(open->counts().of(Status::Approved), 1);
        const CommentId place = open->current();
        open->window->openFiles({QStringLiteral(MODERATO_SAMPLE)});
        QTRY_VERIFY2(open->allMessages().contains(QStringLiteral("nothing new")),
                     qPrintable(open->allMessages()));
        QCOMPARE(open->counts().of(Status::Approved), 1);
        QCOMPARE(open->counts().total(), 31);
        QTRY_COMPARE(open->current(), place);
    }

    void aReadOnlyDatabaseShowsAndDecidesNothing()
    {
        withSample()->window->close();
        OpenDesk open(*m_folder, store::Store::Access::ReadOnly);
        QTRY_VERIFY(open.current().isValid());
        QVERIFY2(open.allMessages().contains(QStringLiteral("not written")), qPrintable(open.allMessages()));
        QVERIFY(!open.window->findChild<QAction*>(QStringLiteral("approve"))->isEnabled());
        QVERIFY(!open.window->findChild<QAction*>(QStringLiteral("open"))->isEnabled());
        QVERIFY(open.window->findChild<QAction*>(QStringLiteral("next"))->isEnabled());
    }
};

MODERATO_TEST(TestWindow)

} // namespace moderato::test::tst_window

#include "tst_window.moc"
