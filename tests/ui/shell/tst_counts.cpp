// What the window says of no comment, of one and of two: no sentence, button or spoken name counts one as
// many.
#include "tests/TestProgram.h"
#include "tests/ui/shell/OpenDesk.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>

namespace moderato::test::tst_counts {

namespace {

// An article with so many comments, each with a flag and a time that is none; the others answer the first.
QString fileOf(int comments, const QTemporaryDir& folder)
{
    QByteArray rows;
    for (int i = 1; i <= comments; ++i) {
        rows += (i > 1 ? ",\n" : "") + QByteArray(R"({"origin":{"source":"s","id":")") +
                QByteArray::number(i) + R"("},"author":{"name":"Ann"},"created_at":"soon","parent":)" +
                (i > 1 ? "\"1\"" : "null") +
                R"(,"status":"pending","body":"word","flags":[{"reason":"spam"}]})";
    }
    QFile file(folder.filePath(QStringLiteral("file.json")));
    if (file.open(QIODevice::WriteOnly)) {
        file.write(
            R"({"format":"moderato","version":1,"articles":[{"origin":{"source":"s","id":"1"},"title":"T",)"
            R"("comments":[)" +
            rows + "]}]}");
    }
    return file.fileName();
}

// All that is seen or spoken of a window and the dialogs above it.
QStringList everythingSaid()
{
    QStringList said;
    const QWidgetList widgets = QApplication::allWidgets();
    for (const QWidget* widget : widgets) {
        said << widget->accessibleName() << widget->toolTip() << widget->windowTitle();
        if (const auto* label = qobject_cast<const QLabel*>(widget)) {
            said << label->text();
        } else if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
            said << button->text();
        } else if (const auto* view = qobject_cast<const QAbstractItemView*>(widget); view && view->model()) {
            for (int row = 0; row < std::min(20, view->model()->rowCount()); ++row) {
                const QModelIndex index = view->model()->index(row, 0);
                for (const int role : {Qt::DisplayRole, Qt::AccessibleTextRole, Qt::ToolTipRole}) {
                    said << index.data(role).toString();
                }
            }
        }
        for (const QAction* action : widget->actions()) {
            said << action->text();
        }
    }
    return said;
}

} // namespace

class TestCounts final : public QObject
{
    Q_OBJECT

    static void look(QStringList& said) { said << everythingSaid(); }

private Q_SLOTS:
    void oneIsNoPlural_data()
    {
        QTest::addColumn<int>("comments");
        QTest::newRow("none") << 0;
        QTest::newRow("one") << 1;
        QTest::newRow("two") << 2;
    }
    void oneIsNoPlural();
};

void TestCounts::oneIsNoPlural()
{
    QFETCH(int, comments);
    const QTemporaryDir folder;
    OpenDesk open(folder);
    QVERIFY(QTest::qWaitForWindowActive(open.window.get()));
    QStringList said;
    open.window->openFiles({fileOf(comments, folder)});
    QTRY_COMPARE(open.counts().total(), comments);
    QTRY_VERIFY(!open.messages().isEmpty());
    if (comments > 0) {
        QTRY_VERIFY(open.current().isValid());
        QTRY_VERIFY(open.thread().hasFocus());
        look(said);
        open.press(Qt::Key_A);
        QTRY_VERIFY2(open.allMessages().contains(QStringLiteral("Approved one comment")),
                     qPrintable(open.allMessages()));
        look(said);
        open.press(Qt::Key_Z);
        QTRY_VERIFY2(open.allMessages().contains(QStringLiteral("Taken back: Approved one comment")),
                     qPrintable(open.allMessages()));
        look(said);
        open.press(Qt::Key_A, Qt::ShiftModifier);
        QTRY_COMPARE(open.counts().of(core::Status::Approved), comments);
        QTRY_VERIFY2(comments == 1 || open.allMessages().contains(QStringLiteral("Approved 2 comments")),
                     qPrintable(open.allMessages()));
        look(said);
        auto* search = open.window->findChild<QLineEdit*>(QStringLiteral("search"));
        search->setFocus();
        QTest::keyClicks(search, QStringLiteral("word"));
        auto* says = open.window->findChild<QLabel*>(QStringLiteral("search-says"));
        QTRY_VERIFY2(says->text().endsWith(QStringLiteral(" found")), qPrintable(says->text()));
        QCOMPARE(says->text(),
                 comments == 1 ? QStringLiteral("1 comment found") : QStringLiteral("2 comments found"));
        for (QAbstractButton* button : open.window->findChildren<QAbstractButton*>()) {
            if (button->text().startsWith(QStringLiteral("Show "))) {
                button->click();
                break;
            }
        }
        auto* notes = open.window->findChild<QDialog*>();
        QVERIFY(notes != nullptr);
        look(said);
        notes->close();
    }
    look(said);
    static const QRegularExpression onePlural(
        QStringLiteral(
            "\\b1 (comments|replies|articles|decisions|flags|problems|others|notes|places|stubs)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    for (const QString& text : std::as_const(said)) {
        QVERIFY2(!text.contains(onePlural), qPrintable(text));
    }
    QVERIFY2(said.size() > 100, "the window was read");
}

MODERATO_TEST(TestCounts)

} // namespace moderato::test::tst_counts

#include "tst_counts.moc"
