// The desk's messages as a hand meets them: those that stay, those that go.
#include "ui/desk/MessageBar.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace moderato;
using namespace moderato::ui;

class TestParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
};

QTEST_MAIN(TestParts)
#include "tst_parts.moc"
