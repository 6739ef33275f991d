// A day at the desk, end to end: an article in, keys pressed, the window closed and opened again, approved
// comments out. Everything is looked for in the window, in the database and in the export.
#include "model/export/Export.h"
#include "tests/TestProgram.h"
#include "tests/ui/shell/OpenDesk.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QLabel>
#include <QListWidget>

namespace moderato::test::tst_first_light {

using core::CommentId;
using core::Status;
using items::ThreadRole;

class TestFirstLight : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    CommentId m_approved;
    CommentId m_flagged;
    CommentId m_answered;
    CommentId m_reply;
    static constexpr auto replyText = "Thank you; the figure is corrected.";

    QByteArray exportApproved(const OpenDesk& open) const
    {
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        const auto reader = open.reader();
        const auto written = exporting::writeExport(*reader, {}, out);
        return written ? out.data() : QByteArray();
    }
    static QList<core::Verb> journal(const OpenDesk& open)
    {
        QList<core::Verb> verbs;
        for (const core::JournalEntry& entry : *open.reader()->desk().journal(100)) {
            verbs.prepend(entry.decision.verb());
        }
        return verbs;
    }

    void approveOne(const OpenDesk& open);
    void flagOne(const OpenDesk& open);
    void replyToOne(OpenDesk& open);
    void undoAndRedo(const OpenDesk& open);

private Q_SLOTS:
    void aModeratorDecidesInTheWindow()
    {
        OpenDesk open(m_folder);
        QVERIFY(QTest::qWaitForWindowActive(open.window.get()));
        QVERIFY(open.window->findChild<QWidget*>(QStringLiteral("empty-page"))->isVisible());

        open.window->openFiles({QStringLiteral(MODERATO_SAMPLE)});
        QTRY_VERIFY(open.current().isValid());
        QVERIFY(open.thread().isVisible());
        QCOMPARE(open.counts().total(), 31);
        QTRY_VERIFY2(open.allMessages().contains(QStringLiteral("31 comments")),
                     qPrintable(open.allMessages()));
        QTRY_VERIFY(open.thread().hasFocus());

        approveOne(open);
        flagOne(open);
        replyToOne(open);
        undoAndRedo(open);
        QVERIFY(!QTest::currentTestFailed());
        QVERIFY(open.window->close());
    }

    void anotherDayFindsEverything()
    {
        OpenDesk open(m_folder);
        QVERIFY(QTest::qWaitForWindowActive(open.window.get()));
        QTRY_VERIFY(open.current().isValid());

        // in the window
        QCOMPARE(open.currentData(ThreadRole::Status).toInt(), static_cast<int>(Status::Pending));
        QTest::keyClick(&open.thread(), Qt::Key_6, Qt::ControlModifier); // every comment
        QTRY_VERIFY(open.thread().goTo(m_reply));
        QCOMPARE(open.currentData(ThreadRole::Preview).toString(), QString::fromLatin1(replyText));
        QCOMPARE(open.currentData(ThreadRole::AuthorName).toString(), QStringLiteral("Ada"));
        QTRY_VERIFY(open.thread().goTo(m_approved));
        QCOMPARE(open.currentData(ThreadRole::Status).toInt(), static_cast<int>(Status::Approved));
        const QString spoken = open.thread().currentIndex().data(Qt::AccessibleTextRole).toString();
        QVERIFY2(spoken.contains(QStringLiteral("approved"), Qt::CaseInsensitive), qPrintable(spoken));
        QVERIFY(open.thread().goTo(m_flagged));
        QCOMPARE(open.currentData(ThreadRole::Flags).toInt(), 1);

        // in the database
        QCOMPARE(open.comment(m_approved).status, Status::Approved);
        const core::Comment flagged = open.comment(m_flagged);
        QCOMPARE(flagged.status, Status::Pending);
        QCOMPARE(flagged.flags.size(), 1);
        QCOMPARE(flagged.flags.first().reason, core::FlagReason::OffTopic);
        const core::Comment reply = open.comment(m_reply);
        QCOMPARE(reply.parent, m_answered);
        QCOMPARE(reply.body, QByteArray(replyText));
        QCOMPARE(open.counts().total(), 32);
        using enum core::Verb;
        QCOMPARE(journal(open), (QList<core::Verb>{Approve, Flag, Reply, Undo, Undo, Redo, Redo}));

        // in the export: what is approved, and only that
        const QByteArray exported = exportApproved(open);
        QVERIFY(QJsonDocument::fromJson(exported).isObject() || QJsonDocument::fromJson(exported).isArray());
        QVERIFY(exported.contains(replyText));
        QVERIFY(exported.contains(open.comment(m_approved).author.name));
        const QByteArray flaggedWords = flagged.body.left(30);
        QVERIFY2(!exported.contains(flaggedWords), flaggedWords.constData());
    }

    void undoReachesAcrossTheNight()
    {
        OpenDesk open(m_folder);
        QVERIFY(QTest::qWaitForWindowActive(open.window.get()));
        QTRY_VERIFY(open.current().isValid());
        open.press(Qt::Key_Z, Qt::ControlModifier); // the reply
        QTRY_COMPARE(open.counts().total(), 31);
        QTRY_COMPARE(open.current(), m_answered);
        open.press(Qt::Key_Z); // the flag
        QTRY_COMPARE(open.counts().flagged, 0);
        QTRY_COMPARE(open.current(), m_flagged);
        QVERIFY(!exportApproved(open).contains(replyText));
    }
};

void TestFirstLight::approveOne(const OpenDesk& open)
{
    m_approved = open.current();
    const QString author = open.currentData(ThreadRole::AuthorName).toString();
    QVERIFY(!author.isEmpty());
    open.press(Qt::Key_A);
    QTRY_COMPARE(open.counts().of(Status::Approved), 1);
    QTRY_VERIFY2(open.allMessages().contains(QStringLiteral("Approved")), qPrintable(open.allMessages()));
    QVERIFY(open.current() != m_approved);
    QCOMPARE(open.currentData(ThreadRole::Status).toInt(), static_cast<int>(Status::Pending));
}

void TestFirstLight::flagOne(const OpenDesk& open)
{
    m_flagged = open.current();
    open.press(Qt::Key_F);
    auto* reasons = open.window->findChild<QListWidget*>(QStringLiteral("flag-reasons"));
    QVERIFY(reasons != nullptr);
    QTest::keyClick(reasons, Qt::Key_3); // off-topic
    QTRY_COMPARE(open.counts().flagged, 1);
    QTRY_VERIFY(open.current() != m_flagged);
}

void TestFirstLight::replyToOne(OpenDesk& open)
{
    m_answered = open.current();
    QTRY_VERIFY(open.thread().hasFocus());
    open.press(Qt::Key_R);
    QTRY_VERIFY(open.composer().isVisible());
    QTRY_VERIFY(open.composer().hasFocus());
    const QString quote = open.window->findChild<QLabel*>(QStringLiteral("composer-quote"))->text();
    QVERIFY2(quote.startsWith(open.currentData(ThreadRole::Preview).toString().left(20)), qPrintable(quote));
    QTest::keyClicks(&open.composer(), QString::fromLatin1(replyText));
    QCOMPARE(open.counts().total(), 31);
    QTest::keyClick(&open.composer(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(open.counts().total(), 32);
    QTRY_VERIFY(!open.composer().isVisible());
    QTRY_VERIFY(open.thread().hasFocus());
    m_reply = open.reader()->desk().journal(1)->front().comments.front();
    QVERIFY(m_reply.isValid());
    QCOMPARE(open.current(), m_answered); // what was answered still waits for its decision
    QVERIFY(open.rows().rowCount(open.thread().currentIndex()) > 0);
    QVERIFY(open.reader()->desk().drafts()->empty());
}

void TestFirstLight::undoAndRedo(const OpenDesk& open)
{
    open.press(Qt::Key_Z);
    QTRY_COMPARE(open.counts().total(), 31);
    QTRY_COMPARE(open.current(), m_answered);
    open.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(open.counts().flagged, 0);
    QTRY_COMPARE(open.current(), m_flagged);
    open.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(open.counts().flagged, 1);
    open.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(open.counts().total(), 32);
    QTRY_COMPARE(open.current(), m_reply);
}

MODERATO_TEST(TestFirstLight)

} // namespace moderato::test::tst_first_light

#include "tst_first_light.moc"
