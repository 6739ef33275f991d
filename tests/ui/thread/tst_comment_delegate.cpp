// A row says what it means in fixed space, whatever a stranger wrote, and says the same aloud.
#include "model/core/Comment.h"
#include "model/items/Roles.h"
#include "tests/TestProgram.h"
#include "ui/thread/CommentDelegate.h"
#include "ui/thread/RowSentence.h"
#include "ui/thread/ThreadRow.h"

#include <QPainter>
#include <QStandardItemModel>
#include <QTest>

namespace moderato::test::tst_comment_delegate {

using namespace moderato::ui;
using items::ThreadRole;

namespace {

constexpr QColor paper(0x12, 0x34, 0x56); // what is outside the row must stay this

QStandardItem* rowOf(const QString& author, const QString& text)
{
    auto* item = new QStandardItem;
    const auto set = [item](ThreadRole role, const QVariant& value) {
        item->setData(value, items::role(role));
    };
    set(ThreadRole::Id, 1);
    set(ThreadRole::AuthorName, author);
    set(ThreadRole::Preview, text);
    set(ThreadRole::CreatedAt, QDateTime::currentMSecsSinceEpoch() - 180000);
    set(ThreadRole::Status, static_cast<int>(core::Status::Pending));
    set(ThreadRole::IsMatch, true);
    return item;
}

struct Painted
{
    QStandardItemModel model;
    CommentDelegate delegate;
    QStyleOptionViewItem option;

    Painted(const QString& author, const QString& text)
    {
        model.appendRow(rowOf(author, text));
        option.font = QFont();
        option.palette.setColor(QPalette::Base, Qt::white);
        option.palette.setColor(QPalette::Text, Qt::black);
        option.state = QStyle::State_Active | QStyle::State_Enabled;
        option.rect = QRect(40, 50, 600, delegate.sizeHint(option, index()).height());
    }
    QModelIndex index() const { return model.index(0, 0); }
    void set(ThreadRole role, const QVariant& value) { model.item(0)->setData(value, items::role(role)); }

    QImage image(qreal scale = 1) const
    {
        const QSize size(option.rect.right() + 60, option.rect.bottom() + 60);
        QImage image(size * scale, QImage::Format_RGB32);
        image.setDevicePixelRatio(scale);
        image.fill(paper);
        QPainter painter(&image);
        delegate.paint(&painter, option, index());
        return image;
    }
};

QString zalgo() { return QStringLiteral("a") + QString(200, QChar(0x0321)) + QString(200, QChar(0x0313)); }

} // namespace

class TestCommentDelegate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noInkLeavesTheRow_data()
    {
        QTest::addColumn<QString>("author");
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << QStringLiteral("Anna") << QStringLiteral("Some words. ").repeated(20);
        QTest::newRow("a million characters without a space")
            << QString(1000000, u'a') << QString(1000000, u'W');
        QTest::newRow("piled marks") << zalgo() << zalgo().repeated(3);
        QTest::newRow("right to left") << QStringLiteral("ليلى") << QStringLiteral("هذا تعليق ").repeated(30);
        QTest::newRow("two directions by turns")
            << QStringLiteral("א a") << QStringLiteral("א a ").repeated(75);
        QTest::newRow("line ends") << QStringLiteral("a\nb")
                                   << QStringLiteral("a\n\u2028\u2029b\r\n").repeated(50);
        QTest::newRow("markup") << QStringLiteral("<b>A</b>") << QStringLiteral("<img src='file:///x'>");
        QTest::newRow("tall signs") << QString(80, QChar(0xfdfd)) << QString(100, QChar(0xfdfd));
        QTest::newRow("nothing") << QString() << QString();
    }
    void noInkLeavesTheRow()
    {
        QFETCH(QString, author);
        QFETCH(QString, text);
        Painted row(author, text);
        row.set(ThreadRole::Below, 12345);
        row.set(ThreadRole::UndecidedBelow, 2345);
        row.set(ThreadRole::Flags, 255);
        row.set(ThreadRole::Marks, 15);
        row.set(ThreadRole::HasDraft, true);
        row.option.state |= QStyle::State_Children;
        for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            for (const int width : {600, 260, 40}) {
                for (const int depth : {0, 5, 2000}) {
                    row.option.direction = direction;
                    row.option.rect.setWidth(width);
                    row.set(ThreadRole::Depth, depth);
                    const QImage image = row.image();
                    for (int y = 0; y < image.height(); ++y) {
                        for (int x = 0; x < image.width(); ++x) {
                            if (!row.option.rect.contains(x, y)) {
                                QCOMPARE(image.pixelColor(x, y), paper);
                            }
                        }
                    }
                }
            }
        }
    }

    void everyRowHasTheSameHeight()
    {
        const Painted brief(QStringLiteral("A"), QString());
        Painted full(zalgo(), QString(1000, u'x'));
        full.set(ThreadRole::Depth, 50);
        QCOMPARE(full.delegate.sizeHint(full.option, full.index()),
                 brief.delegate.sizeHint(brief.option, brief.index()));
        QVERIFY(brief.option.rect.height() >= 3 * QFontMetrics(brief.option.font).height());
    }

    void whatARowSaysIsSeen_data()
    {
        QTest::addColumn<int>("role");
        QTest::addColumn<QVariant>("value");
        const auto row = [](const char* name, ThreadRole role, const QVariant& value) {
            QTest::newRow(name) << items::role(role) << value;
        };
        row("the author", ThreadRole::AuthorName, QStringLiteral("Berta"));
        row("the text", ThreadRole::Preview, QStringLiteral("Other words."));
        row("the time", ThreadRole::CreatedAt, qint64(1000000000000));
        row("no time", ThreadRole::CreatedAt, QVariant());
        row("approved", ThreadRole::Status, 1);
        row("rejected", ThreadRole::Status, 2);
        row("spam", ThreadRole::Status, 3);
        row("a flag", ThreadRole::Flags, 1);
        row("a draft", ThreadRole::HasDraft, true);
        QTest::newRow("a tick") << int(Qt::CheckStateRole) << QVariant(Qt::Checked);
        row("an ancestor of a match only", ThreadRole::IsMatch, false);
        row("a level", ThreadRole::Depth, 1);
        row("replies below", ThreadRole::Below, 3);
        row("an orphan", ThreadRole::Marks, static_cast<int>(core::Mark::Orphan));
        row("written at this desk", ThreadRole::Marks, static_cast<int>(core::Mark::Staff));
        row("a pingback", ThreadRole::Kind, 1);
    }
    void whatARowSaysIsSeen()
    {
        QFETCH(int, role);
        QFETCH(QVariant, value);
        Painted row(QStringLiteral("Anna"), QStringLiteral("Some words."));
        row.option.state |= QStyle::State_Children;
        const QImage before = row.image();
        QCOMPARE(row.image(), before);
        row.set(static_cast<ThreadRole>(role), value);
        QVERIFY(row.image() != before);
    }

    void aNarrowRowKeepsTheNameAndLosesTheTime()
    {
        Painted row(QStringLiteral("Anna"), QStringLiteral("Some words."));
        row.option.rect.setWidth(130);
        row.set(ThreadRole::CreatedAt, qint64(1000000000000));
        const QImage timed = row.image();
        row.set(ThreadRole::CreatedAt, QVariant());
        QCOMPARE(timed, row.image());
        row.set(ThreadRole::AuthorName, QStringLiteral("Bea"));
        QVERIFY(row.image() != timed);
    }

    void theCurrentRowIsSeenInAndOutOfFocus()
    {
        Painted row(QStringLiteral("Anna"), QStringLiteral("Some words."));
        const QImage plain = row.image();
        row.option.state |= QStyle::State_Selected | QStyle::State_HasFocus;
        const QImage focused = row.image();
        row.option.state &= ~QStyle::State_Active;
        const QImage inactive = row.image();
        QVERIFY(plain != focused);
        QVERIFY(focused != inactive);
        QVERIFY(plain != inactive);
    }

    void itIsDrawnAnewAtEveryScale()
    {
        const Painted row(QStringLiteral("Anna"), QStringLiteral("Some words."));
        const QImage twice = row.image(2);
        QVERIFY(twice != row.image(1).scaled(twice.size()));
        for (const qreal scale : {1.25, 1.5, 2.0, 3.0}) {
            QVERIFY(row.image(scale).pixelColor(QPoint(2, 2)) == paper);
        }
    }

    void rightToLeftIsTheMirror()
    {
        Painted row(QStringLiteral("Anna"), QStringLiteral("Some words."));
        row.option.state |= QStyle::State_Children;
        const auto place = [&row](int x, int y) {
            return row.delegate.placeAt(row.option, row.index(), row.option.rect.topLeft() + QPoint(x, y));
        };
        const int width = row.option.rect.width();
        QCOMPARE(place(14, 14), CommentDelegate::Place::Expander);
        QCOMPARE(place(32, 34), CommentDelegate::Place::Tick);
        QCOMPARE(place(200, 14), CommentDelegate::Place::Row);
        row.option.direction = Qt::RightToLeft;
        QCOMPARE(place(width - 14, 14), CommentDelegate::Place::Expander);
        QCOMPARE(place(width - 32, 34), CommentDelegate::Place::Tick);
        QCOMPARE(place(14, 14), CommentDelegate::Place::Row);
    }

    void theChipExpandsOnlyWhereItIs()
    {
        Painted row(QStringLiteral("Anna"), QStringLiteral("Some words."));
        row.set(ThreadRole::Below, 3);
        const QPoint corner = row.option.rect.bottomRight() - QPoint(24, 14);
        const auto place = [&] { return row.delegate.placeAt(row.option, row.index(), corner); };
        QCOMPARE(place(), CommentDelegate::Place::Row); // nothing to expand
        row.option.state |= QStyle::State_Children;
        QCOMPARE(place(), CommentDelegate::Place::Expander);
        row.option.state |= QStyle::State_Open;
        QCOMPARE(place(), CommentDelegate::Place::Row);
    }

    void aRowReadsAsASentence()
    {
        Painted row(QStringLiteral("Anna"), QStringLiteral("Some words."));
        row.set(ThreadRole::Below, 3);
        row.set(ThreadRole::UndecidedBelow, 2);
        row.set(ThreadRole::Flags, 1);
        row.set(ThreadRole::Depth, 2);
        QString said = rowSentence(row.index());
        said.remove(QChar(0x2068)).remove(QChar(0x2069));
        QCOMPARE(said,
                 QStringLiteral("Pending, Anna, 3 minutes ago, flagged, level 3: Some words., 3 replies, "
                                "2 pending"));
        QCOMPARE(rowSentence({}), QString());
    }

    void aStrangersNameCannotTurnTheSentence()
    {
        const Painted row(QStringLiteral("ליאת"), QStringLiteral("text"));
        const QString said = rowSentence(row.index());
        QVERIFY(said.contains(QChar(0x2068) + QStringLiteral("ליאת") + QChar(0x2069)));
    }

    void paintingDoesNotDependOnTheLengthOfATextOrName()
    {
        Painted row(QString(1'000'000, u'b'), QString(1'000'000, u'a'));
        const ThreadRow read = ThreadRow::read(row.index());
        QVERIFY2(read.preview.size() <= 300, qPrintable(QString::number(read.preview.size())));
        QVERIFY2(read.author.size() <= 100, qPrintable(QString::number(read.author.size())));
        const QImage whole = row.image();
        row.set(ThreadRole::Preview, read.preview);
        row.set(ThreadRole::AuthorName, read.author);
        QCOMPARE(row.image(), whole);
    }
};

MODERATO_TEST(TestCommentDelegate)

} // namespace moderato::test::tst_comment_delegate

#include "tst_comment_delegate.moc"
