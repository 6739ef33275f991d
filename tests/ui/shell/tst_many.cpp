// Decisions about thousands by a key: all that match, a whole subtree; stopped, undone, the window live.
#include "model/intake/ImportSession.h"
#include "model/items/ThreadContents.h"
#include "model/items/ThreadModel.h"
#include "tests/TestProgram.h"
#include "tests/ui/shell/OpenDesk.h"

#include <QElapsedTimer>
#include <QMenu>
#include <QPushButton>
#include <QTimer>

namespace moderato::test::tst_many {

using core::Status;

namespace {

constexpr int many = 6000;

// One article whose first comment has all others below it.
void fill(const QString& file)
{
    auto store = store::Store::open(file);
    auto session = store ? intake::ImportSession::begin(**store, {}) : store.error();
    QVERIFY(session.ok());
    core::ArticleRecord article;
    article.origin = {"site", "a"};
    article.title = "Many";
    QVERIFY((*session)->article(article).ok());
    for (int i = 1; i <= many; ++i) {
        core::CommentRecord comment;
        comment.origin = {"site", QByteArray::number(i)};
        comment.articleExternalId = "a";
        comment.parentExternalId = i == 1 ? QByteArray() : QByteArray::number(i / 2);
        comment.author = {"Author " + QByteArray::number(i % 50), "", ""};
        comment.body = "Comment " + QByteArray::number(i);
        comment.createdAt = i;
        QVERIFY((*session)->comment(comment).ok());
    }
    QVERIFY((*session)->finish().ok());
}

// The longest time that the event loop did not come round.
class Stall : public QObject
{
public:
    Stall()
    {
        m_sinceBeat.start();
        connect(&m_beat, &QTimer::timeout, this,
                [this] { m_longest = std::max(m_longest, m_sinceBeat.restart()); });
        m_beat.start(0);
    }
    qint64 longest() const { return m_longest; }

private:
    QTimer m_beat;
    QElapsedTimer m_sinceBeat;
    qint64 m_longest = 0;
};

} // namespace

class TestMany : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    std::unique_ptr<OpenDesk> withMany()
    {
        fill(m_folder->filePath(QStringLiteral("desk.moderato")));
        auto open = std::make_unique<OpenDesk>(*m_folder);
        [&] {
            QVERIFY(QTest::qWaitForWindowActive(open->window.get()));
            // The first rows are shown before the rest is there.
            QTRY_COMPARE(items::ThreadContents(*open->thread().thread()).matchCount(), many);
            QTRY_VERIFY(open->current().isValid());
            QTRY_VERIFY(open->thread().hasFocus());
        }();
        return open;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void allThatMatchIsOneKeyAndOneUndo()
    {
        const auto open = withMany();
        const auto* action = open->window->findChild<QAction*>(QStringLiteral("approve-matching"));
        QTRY_VERIFY2(action->text().contains(QLocale().toString(many)), qPrintable(action->text()));
        Stall stall;
        open->press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(open->counts().of(Status::Approved), many);
        QTRY_VERIFY2(open->allMessages().contains(QStringLiteral("undoes")), qPrintable(open->allMessages()));
        QCOMPARE(open->reader()->desk().journal(10)->size(), 1U);
        QTRY_VERIFY(!action->isEnabled()); // nothing matches any more
        open->press(Qt::Key_Z);
        QTRY_COMPARE(open->counts().of(Status::Pending), many);
        QTRY_VERIFY2(open->allMessages().contains(QStringLiteral("Taken back")),
                     qPrintable(open->allMessages()));
        qInfo() << "longest stall" << stall.longest() << "ms";
        open->press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(open->counts().of(Status::Approved), many);
    }

    void aSubtreeOfThousandsIsOneKey()
    {
        const auto open = withMany();
        open->press(Qt::Key_Home);
        QCOMPARE(open->current(), core::CommentId{1});
        open->press(Qt::Key_S, Qt::ShiftModifier);
        QTRY_COMPARE(open->counts().of(Status::Spam), many);
        QTRY_VERIFY(open->allMessages().contains(QStringLiteral("undoes")));
        open->press(Qt::Key_Z);
        QTRY_COMPARE(open->counts().of(Status::Pending), many);
    }

    void undoAtOnceStopsIt()
    {
        const auto open = withMany();
        open->press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        open->press(Qt::Key_Z);
        QTRY_VERIFY2(open->allMessages().contains(QStringLiteral("Stopped")) ||
                         open->allMessages().contains(QStringLiteral("Taken back")),
                     qPrintable(open->allMessages()));
        QTRY_COMPARE(open->counts().of(Status::Pending), many);
        QVERIFY(!open->reader()->desk().undoState(open->desk->decidedBy())->undo);
    }

    void tooManyToTickOffersThemAll()
    {
        const auto open = withMany();
        open->press(Qt::Key_A, Qt::ControlModifier);
        QTRY_VERIFY2(open->allMessages().contains(QLocale().toString(many)), qPrintable(open->allMessages()));
        auto* offer = open->window->findChild<QPushButton*>(QStringLiteral("offer"));
        QVERIFY(offer != nullptr);
        QTest::mouseClick(offer, Qt::LeftButton);
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu != nullptr);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_COMPARE(open->counts().of(Status::Rejected), many);
    }

    void aDecisionGoesBetweenTheSlices()
    {
        const auto open = withMany();
        open->press(Qt::Key_Home);
        open->press(Qt::Key_J);
        const core::CommentId one = open->current();
        open->press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        open->press(Qt::Key_D); // no waiting: this one was looked at
        QTRY_COMPARE(open->counts().of(Status::Pending), 0);
        QCOMPARE(open->comment(one).status, Status::Rejected);
        QCOMPARE(open->counts().of(Status::Approved), many - 1);
    }
};

MODERATO_TEST(TestMany)

} // namespace moderato::test::tst_many

#include "tst_many.moc"
