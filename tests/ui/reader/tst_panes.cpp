// The panes say what a moderator needs to know, to eyes and to screen readers, and every word is plain.
#include "tests/TestProgram.h"
#include "ui/reader/ArticlePane.h"
#include "ui/reader/CommentPane.h"
#include "ui/reader/DocumentView.h"
#include "ui/reader/LongText.h"

#include <QAbstractButton>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextEdit>

namespace moderato::test::tst_panes {

using namespace moderato::ui;

namespace {

// All words that are seen in a widget, top to bottom.
QString seen(const QWidget& pane)
{
    QStringList said;
    for (const QWidget* widget : pane.findChildren<QWidget*>()) {
        if (!widget->isVisible()) {
            continue;
        }
        if (const auto* label = qobject_cast<const QLabel*>(widget)) {
            said << label->text();
        } else if (const auto* text = qobject_cast<const QTextEdit*>(widget)) {
            said << text->toPlainText();
        } else if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
            said << button->text();
        }
    }
    return said.join(QLatin1Char('\n'));
}

QAbstractButton* button(const QWidget& pane, const QString& text)
{
    for (QAbstractButton* each : pane.findChildren<QAbstractButton*>()) {
        if (each->isVisible() && each->text().contains(text)) {
            return each;
        }
    }
    return nullptr;
}

const QTextEdit* documentNamed(const QWidget& pane, const QString& name)
{
    for (const QTextEdit* each : pane.findChildren<QTextEdit*>()) {
        if (each->isVisible() && each->accessibleName() == name) {
            return each;
        }
    }
    return nullptr;
}

CommentContext context()
{
    CommentContext context;
    context.comment.id = {7};
    context.comment.author = {"Anna <b>Berg</b>", "anna@example.org", "https://anna.example.org"};
    context.comment.ip = "203.0.113.7";
    context.comment.createdAt = 1646130030000;
    context.comment.status = core::Status::Rejected;
    context.comment.body = "First line.\n\nSee https://example.org/page and think.";
    context.comment.flags = {{core::FlagReason::PersonalData, "a phone number", "Kim", 1646130090000}};
    context.author.author = context.comment.author;
    context.author.counts.byStatus = {0, 38, 2, 1};
    context.replies = 3;
    core::JournalEntry entry;
    entry.decision.at = 1646130090000;
    entry.decision.actor.name = "Kim";
    entry.decision.payload = core::StatusDecision{core::Status::Rejected, "names a neighbour"};
    context.history.push_back(entry);
    return context;
}

core::Comment parentComment()
{
    core::Comment parent;
    parent.id = {3};
    parent.author.name = "Smith & Sons";
    parent.createdAt = 1646120000000;
    parent.body = QByteArray("A sentence that goes on and on and on. ").repeated(60);
    return parent;
}

template <typename Pane>
void show(Pane& pane, QSize size = {900, 700})
{
    pane.resize(size);
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    QCoreApplication::processEvents();
}

} // namespace

class TestPanes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWholeCommentIsThere()
    {
        CommentPane pane;
        pane.showComment(context());
        show(pane);
        const QString words = seen(pane);
        for (const char* expected :
             {"Anna <b>Berg</b>", "Rejected", "anna@example.org", "203.0.113.7", "https://anna.example.org",
              "a phone number", "Kim", "First line.", "3 replies", "Top-level comment", "names a neighbour",
              "41 comments here: 38 approved, 2 rejected, 1 spam"}) {
            QVERIFY2(words.contains(QString::fromUtf8(expected)), expected);
        }
    }

    void nobodyHasNoRecord()
    {
        CommentContext anonymous = context();
        anonymous.comment.author = {};
        anonymous.author.author = {};
        CommentPane pane;
        pane.showComment(anonymous);
        show(pane);
        QVERIFY(seen(pane).contains(QStringLiteral("the author gave no name")));
        QVERIFY(!seen(pane).contains(QStringLiteral("comments here")));
    }

    void anOrphanNamesWhatItAnswers()
    {
        CommentContext orphan = context();
        orphan.comment.marks = static_cast<core::Marks>(core::Mark::Orphan);
        orphan.comment.parentNamed = "wp-48213";
        CommentPane pane;
        pane.showComment(orphan);
        show(pane);
        QVERIFY(seen(pane).contains(
            QStringLiteral("In reply to a comment that is not in this database (wp-48213)")));
    }

    void theParentIsCutExpandedAndReachedByKeys()
    {
        CommentContext reply = context();
        reply.parent = parentComment();
        CommentPane pane;
        show(pane);
        pane.showComment(reply);
        QCoreApplication::processEvents();

        QAbstractButton* whose = button(pane, QStringLiteral("Smith & Sons"));
        QVERIFY(whose != nullptr);
        const QTextEdit* quote = documentNamed(pane, QStringLiteral("The comment that is answered"));
        QVERIFY(quote != nullptr);
        const int cut = quote->height();
        QVERIFY(cut <= quote->fontMetrics().lineSpacing() * 6);

        QAbstractButton* more = button(pane, QStringLiteral("Show all"));
        QVERIFY(more != nullptr);
        more->setFocus();
        QTest::keyClick(more, Qt::Key_Space);
        QVERIFY(quote->height() > 2 * cut);
        QVERIFY(button(pane, QStringLiteral("Show less")) == more);
        QTest::keyClick(more, Qt::Key_Space);
        QCOMPARE(quote->height(), cut);

        QSignalSpy activated(&pane, &CommentPane::parentActivated);
        whose->setFocus();
        QTest::keyClick(whose, Qt::Key_Space);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated.at(0).at(0).value<core::CommentId>(), core::CommentId{3});
    }

    void aLowPaneQuotesLessOfTheParent()
    {
        CommentContext reply = context();
        reply.parent = parentComment();
        CommentPane pane;
        pane.showComment(reply);
        show(pane, {900, 700});
        const QTextEdit* quote = documentNamed(pane, QStringLiteral("The comment that is answered"));
        QVERIFY(quote != nullptr);
        const int high = quote->height();
        pane.resize(900, 180);
        QTRY_VERIFY(quote->height() <= high * 2 / 3);
        QVERIFY(button(pane, QStringLiteral("Show all")) != nullptr);
        pane.resize(900, 700);
        QTRY_COMPARE(quote->height(), high);
    }

    void theParentIsNamedAsItIsNow()
    {
        CommentContext reply = context();
        reply.parent = parentComment();
        CommentPane pane;
        pane.showComment(reply);
        show(pane, {900, 700});
        QTest::mouseClick(button(pane, QStringLiteral("Show all")), Qt::LeftButton);
        reply.parent->author.name = "Smith and Daughters";
        pane.showComment(reply);
        const QString words = seen(pane);
        QVERIFY(words.contains(QStringLiteral("In reply to Smith and Daughters")));
        QVERIFY(words.contains(QStringLiteral("Show less")));
    }

    void theSameArticleAgainKeepsWhatIsExpanded()
    {
        core::Article article{{1}, {}};
        article.record.title = "T";
        article.record.body = QByteArray("A sentence that goes on and on and on. ").repeated(300);
        ArticlePane pane;
        pane.showArticle(article);
        show(pane, {500, 300});
        QTest::mouseClick(button(pane, QStringLiteral("Show the rest")), Qt::LeftButton);
        auto* bar = pane.findChild<QScrollArea*>()->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 1500);
        bar->setValue(1500);
        article.record.title = "Another title";
        pane.showArticle(article);
        QCoreApplication::processEvents();
        QCOMPARE(bar->value(), 1500);
        QVERIFY(seen(pane).contains(QStringLiteral("Another title")));
        QVERIFY(button(pane, QStringLiteral("Show the rest")) == nullptr);
    }

    void aShortParentOffersNothingMore()
    {
        CommentContext reply = context();
        reply.parent = parentComment();
        reply.parent->body = "Short.";
        CommentPane pane;
        show(pane);
        pane.showComment(reply);
        QCoreApplication::processEvents();
        QVERIFY(seen(pane).contains(QStringLiteral("Short.")));
        QVERIFY(button(pane, QStringLiteral("Show all")) == nullptr);
    }

    void nothingOfTheLastCommentIsLeft()
    {
        CommentPane pane;
        CommentContext first = context();
        first.parent = parentComment();
        pane.showComment(first);
        show(pane);
        CommentContext second;
        second.comment.body = "Alone.";
        pane.showComment(second);
        QCoreApplication::processEvents();
        const QString words = seen(pane);
        QVERIFY(words.contains(QStringLiteral("Alone.")));
        for (const char* gone :
             {"Anna", "Smith", "phone", "203.0", "Reject", "names a neighbour", "replies"}) {
            QVERIFY2(!words.contains(QString::fromUtf8(gone)), gone);
        }
        pane.showNothing(QStringLiteral("Press j."));
        QCoreApplication::processEvents();
        QCOMPARE(seen(pane), QStringLiteral("Press j."));
    }

    // Whatever happens to it meanwhile: who reads is not thrown back to the first line.
    void theSameCommentAgainKeepsThePlace()
    {
        CommentContext reply = context();
        reply.comment.body = QByteArray("A sentence that goes on and on and on. ").repeated(200);
        reply.parent = parentComment();
        CommentPane pane;
        pane.showComment(reply);
        show(pane, {500, 300});
        QTest::mouseClick(button(pane, QStringLiteral("Show all")), Qt::LeftButton);
        auto* bar = pane.findChild<QScrollArea*>()->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 600);
        bar->setValue(600);

        reply.comment.status = core::Status::Approved;
        reply.history.insert(reply.history.begin(), core::JournalEntry());
        reply.history.front().decision.id = {9};
        reply.history.front().decision.actor.name = "Noor";
        pane.showComment(reply);
        QCoreApplication::processEvents();
        QCOMPARE(bar->value(), 600);
        const QString words = seen(pane);
        for (const char* expected : {"Approved", "Noor", "Show less"}) {
            QVERIFY2(words.contains(QString::fromUtf8(expected)), expected);
        }

        reply.comment.body.prepend("More. ");
        pane.showComment(reply);
        QVERIFY(seen(pane).contains(QStringLiteral("More.")));
        reply.comment.id = {8};
        pane.showComment(reply);
        QCoreApplication::processEvents();
        QCOMPARE(bar->value(), 0);
        QVERIFY(seen(pane).contains(QStringLiteral("Show all")));
    }

    void everyLabelIsPlainAndEveryControlHasAName()
    {
        CommentContext reply = context();
        reply.parent = parentComment();
        CommentPane comment;
        comment.showComment(reply);
        show(comment);
        ArticlePane article;
        core::Article titled{{1}, {}};
        titled.record.title = "T";
        titled.record.url = "https://example.org";
        titled.record.body = "B";
        article.showArticle(titled);
        show(article);
        for (const QWidget* pane :
             {static_cast<const QWidget*>(&comment), static_cast<const QWidget*>(&article)}) {
            for (const QLabel* label : pane->findChildren<QLabel*>()) {
                QVERIFY(label->textFormat() == Qt::PlainText || label->text().isEmpty());
            }
            for (const QWidget* widget : pane->findChildren<QWidget*>()) {
                if (widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus) != 0) {
                    const auto* named = qobject_cast<const QAbstractButton*>(widget);
                    QVERIFY2(!widget->accessibleName().isEmpty() || (named && !named->text().isEmpty()),
                             widget->metaObject()->className());
                }
            }
        }
    }

    void theArticleTellsItsHeadAndBody()
    {
        core::Article article{{1}, {}};
        article.record.title = "What <i>is</i> it?";
        article.record.byline = "Maren Holt";
        article.record.url = "https://example.org/a";
        article.record.caption = "Photo: N. N.";
        article.record.body = "<p>One.</p><p>Two.</p>";
        article.record.bodyFormat = core::BodyFormat::Html;
        core::Counts counts;
        counts.byStatus = {2, 1, 0, 0};
        ArticlePane pane;
        pane.showArticle(article);
        pane.showCounts(counts);
        show(pane, {1200, 700});
        const QString words = seen(pane);
        for (const char* expected : {"What <i>is</i> it?", "Maren Holt", "https://example.org/a",
                                     "Photo: N. N.", "One.\nTwo.", "3 comments, 2 pending"}) {
            QVERIFY2(words.contains(QString::fromUtf8(expected)), expected);
        }
        const QTextEdit* body = documentNamed(pane, QStringLiteral("Text of the article"));
        QVERIFY(body != nullptr);
        QVERIFY(body->width() <= pane.fontMetrics().averageCharWidth() * 76);
    }

    void narrowPanesLoseNothing_data()
    {
        QTest::addColumn<int>("width");
        QTest::newRow("wide") << 1200;
        QTest::newRow("usual") << 700;
        QTest::newRow("narrow") << 280;
    }
    void narrowPanesLoseNothing()
    {
        QFETCH(int, width);
        CommentContext reply = context();
        reply.parent = parentComment();
        reply.comment.author.url = "https://" + QByteArray(180, 'a') + ".example.org";
        reply.comment.body = QByteArray(5000, 'x');
        CommentPane pane;
        show(pane, {width, 500});
        pane.showComment(reply);
        QCoreApplication::processEvents();
        for (const QWidget* widget : pane.findChildren<QTextEdit*>()) {
            if (widget->isVisible()) {
                QVERIFY(widget->mapTo(&pane, QPoint(widget->width(), 0)).x() <= width);
            }
        }
    }

    void theRestOfALongTextIsOneKeyAway()
    {
        CommentContext longOne = context();
        longOne.comment.body = QByteArray("a few words ").repeated(2000) + "and the end";
        CommentPane pane;
        show(pane);
        pane.showComment(longOne);
        QCoreApplication::processEvents();
        QVERIFY(!seen(pane).contains(QStringLiteral("and the end")));
        QAbstractButton* rest = button(pane, QStringLiteral("Show the rest"));
        QVERIFY(rest != nullptr);
        rest->setFocus();
        QTest::keyClick(rest, Qt::Key_Space);
        QVERIFY(seen(pane).contains(QStringLiteral("and the end")));
        QVERIFY(button(pane, QStringLiteral("Show the rest")) == nullptr);
    }

    void aLongLineAndDeepMarkupAreShownAtOnce_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("a million characters without a space") << QByteArray(1000000, 'a');
        QTest::newRow("nested tables") << QByteArray("<table><tr><td>").repeated(400) + "x";
        QTest::newRow("piled marks") << QByteArray("a") + QByteArray("\xcc\x81").repeated(20000);
        QTest::newRow("two directions by turns") << QByteArray("\xd7\x90 a ").repeated(12000);
        QTest::newRow("many links") << QByteArray("<a href='https://e.org/'>l</a> ").repeated(2000);
        QTest::newRow("deep lists") << QByteArray("<ul><li>").repeated(5000);
        QTest::newRow("many paragraphs") << QByteArray("<p>p").repeated(16000);
    }
    void aLongLineAndDeepMarkupAreShownAtOnce()
    {
        QFETCH(QByteArray, body);
        CommentContext hostile = context();
        hostile.comment.body = body;
        hostile.comment.bodyFormat = core::BodyFormat::Html;
        CommentPane pane;
        show(pane);
        const auto widgetsBefore = pane.findChildren<QWidget*>().size();
        pane.showComment(hostile);
        QCoreApplication::processEvents();
        // What is laid out is what costs: of the comment no more than is shown at once, however it is made.
        int characters = 0;
        int blocks = 0;
        for (const auto* view : pane.findChildren<DocumentView*>()) {
            characters += view->document()->characterCount();
            blocks += view->document()->blockCount();
        }
        const auto usual = static_cast<int>(LongText::shownAtOnce);
        QVERIFY2(characters > 0 && characters < 2 * usual, QByteArray::number(characters).constData());
        QVERIFY2(blocks < usual, QByteArray::number(blocks).constData());
        QVERIFY(pane.findChildren<QWidget*>().size() - widgetsBefore < 50);
    }
};

MODERATO_TEST(TestPanes)

} // namespace moderato::test::tst_panes

#include "tst_panes.moc"
