// What is said in colour can be read in light and dark, and what is drawn differs without colour.
#include "ui/theme/Contrast.h"
#include "ui/theme/Look.h"
#include "ui/theme/Placeholders.h"

#include <QApplication>
#include <QImage>
#include <QLineEdit>
#include <QPainter>
#include <QTest>

using namespace moderato;
using namespace moderato::theme;

namespace {

QPalette lightPalette()
{
    QPalette palette(QColor(0xef, 0xef, 0xef));
    palette.setColor(QPalette::Base, Qt::white);
    palette.setColor(QPalette::Text, Qt::black);
    palette.setColor(QPalette::Highlight, QColor(0x30, 0x8c, 0xc6));
    return palette;
}

QPalette darkPalette()
{
    QPalette palette(QColor(0x2a, 0x2c, 0x30));
    palette.setColor(QPalette::Base, QColor(0x1e, 0x1f, 0x22));
    palette.setColor(QPalette::Text, QColor(0xe6, 0xe6, 0xe6));
    palette.setColor(QPalette::Highlight, QColor(0x2f, 0x6f, 0xb2));
    return palette;
}

QPalette paperPalette()
{
    QPalette palette(QColor(0xe8, 0xe0, 0xd0));
    palette.setColor(QPalette::Base, QColor(0xfb, 0xf5, 0xe6));
    palette.setColor(QPalette::Text, QColor(0x3b, 0x30, 0x20));
    palette.setColor(QPalette::Highlight, QColor(0xd9, 0x8c, 0x1f));
    return palette;
}

QPalette highContrastPalette()
{
    QPalette palette(Qt::black);
    palette.setColor(QPalette::Base, Qt::black);
    palette.setColor(QPalette::Text, Qt::white);
    palette.setColor(QPalette::Highlight, Qt::yellow);
    return palette;
}

QImage drawn(const QIcon& icon, int side)
{
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    icon.paint(&painter, image.rect());
    return image;
}

// Where ink is, without its colour.
QImage shape(const QIcon& icon) { return drawn(icon, 64).convertToFormat(QImage::Format_Alpha8); }

int inkedPixels(const QImage& image)
{
    int inked = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            inked += qAlpha(image.pixel(x, y)) > 32 ? 1 : 0;
        }
    }
    return inked;
}

} // namespace

class TestLook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyFieldCanBeReadInADarkScheme()
    {
        const QPalette before = QApplication::palette();
        QPalette dark = darkPalette();
        dark.setColor(QPalette::PlaceholderText, QColor(0, 0, 0, 128));
        QApplication::setPalette(dark);
        QLineEdit field;
        field.show();
        const auto ratio = [&field] {
            return contrast(field.palette().color(QPalette::PlaceholderText),
                            field.palette().color(QPalette::Base));
        };
        QVERIFY(ratio() < 4.5);
        keepPlaceholdersReadable();
        QTRY_VERIFY2(ratio() >= 4.5, qPrintable(QString::number(ratio())));
        QCOMPARE(field.palette().color(QPalette::Base), dark.color(QPalette::Base));
        QApplication::setPalette(before);
    }

    void contrastFollowsItsStandard()
    {
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
        // w3.org's own example of the least grey on white that passes.
        QVERIFY(contrast(QColor(0x76, 0x76, 0x76), Qt::white) >= 4.5);
        QVERIFY(contrast(QColor(0x78, 0x78, 0x78), Qt::white) < 4.5);
    }

    void everyWordOfColourCanBeRead_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << lightPalette() << false;
        QTest::newRow("dark") << darkPalette() << true;
        QTest::newRow("paper") << paperPalette() << false;
        QTest::newRow("high contrast") << highContrastPalette() << true;
    }
    void everyWordOfColourCanBeRead()
    {
        QFETCH(QPalette, palette);
        QFETCH(bool, dark);
        QCOMPARE(isDark(palette), dark);

        std::vector<QColor> inks{flagColor(palette), secondaryText(palette), linkColor(palette)};
        for (const core::Status status : core::allStatuses) {
            inks.push_back(statusColor(status, palette));
        }
        const std::vector<QColor> grounds{palette.color(QPalette::Base),
                                          palette.color(QPalette::Window),
                                          rowBackground(RowState::Hovered, palette),
                                          rowBackground(RowState::SelectedInactive, palette),
                                          rowBackground(RowState::Selected, palette),
                                          chipBackground(palette)};
        for (const QColor& ground : grounds) {
            for (const QColor& ink : inks) {
                const double ratio = contrast(ink, ground);
                QVERIFY2(
                    ratio >= 4.5,
                    qPrintable(QStringLiteral("%1 on %2: %3").arg(ink.name(), ground.name()).arg(ratio)));
            }
            QVERIFY(contrast(palette.color(QPalette::Text), ground) >= 4.5);
            QVERIFY(contrast(accentColor(palette), ground) >= 3.0);
        }
    }

    void statusesDifferWithoutColour()
    {
        std::vector<QImage> shapes{shape(flagIcon(lightPalette())), shape(draftIcon(lightPalette()))};
        for (const core::Status status : core::allStatuses) {
            shapes.push_back(shape(statusIcon(status, lightPalette())));
        }
        for (size_t a = 0; a < shapes.size(); ++a) {
            for (size_t b = a + 1; b < shapes.size(); ++b) {
                QVERIFY(shapes[a] != shapes[b]);
            }
        }
    }

    void iconsAreDrawnAtEveryScale_data()
    {
        QTest::addColumn<int>("side");
        for (const int side : {16, 22, 24, 32, 48, 96}) {
            QTest::addRow("%d pixels", side) << side;
        }
    }
    void iconsAreDrawnAtEveryScale()
    {
        QFETCH(int, side);
        const QStringList names =
            QStringLiteral("approve reject spam pending flag unflag reply document-open "
                           "document-save edit-undo edit-redo edit-find help-contents "
                           "go-next go-previous expand-all collapse-all document-edit "
                           "mail-reply-sender dialog-ok edit-delete application-exit")
                .split(QLatin1Char(' '));
        for (const QString& name : names) {
            const QIcon icon = actionIcon(name, darkPalette());
            QVERIFY2(!icon.isNull(), qPrintable(name));
            const QImage image = drawn(icon, side);
            QVERIFY2(inkedPixels(image) >= side, qPrintable(name));
            // Nothing is cut off at an edge.
            for (int i = 0; i < side; ++i) {
                QVERIFY2(qAlpha(image.pixel(0, i)) < 128 && qAlpha(image.pixel(side - 1, i)) < 128 &&
                             qAlpha(image.pixel(i, 0)) < 128 && qAlpha(image.pixel(i, side - 1)) < 128,
                         qPrintable(name));
            }
        }
    }

    void aPixmapHasTheSizeAndScaleAskedFor()
    {
        const QPixmap pixmap = statusIcon(core::Status::Spam, lightPalette()).pixmap(QSize(16, 16), 2.0);
        QCOMPARE(pixmap.size(), QSize(32, 32));
        QCOMPARE(pixmap.devicePixelRatio(), 2.0);
        QVERIFY(inkedPixels(pixmap.toImage()) > 32);
    }

    void anUnknownNameIsNoIcon()
    {
        QVERIFY(actionIcon(QStringLiteral("no-such-thing"), lightPalette()).isNull());
    }
};

QTEST_MAIN(TestLook)
#include "tst_look.moc"
