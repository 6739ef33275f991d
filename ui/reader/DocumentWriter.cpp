#include "ui/reader/DocumentWriter.h"

#include "ui/theme/Look.h"

#include <QCoreApplication>
#include <QFontDatabase>
#include <QTextBlockFormat>
#include <QTextCursor>

namespace moderato::ui {

namespace {

struct Shown
{
    Q_DECLARE_TR_FUNCTIONS(moderato::ui::Document)
};

constexpr qreal lineHeightPercent = 130;
constexpr qreal paragraphGap = 10;
constexpr int listIndent = 22;

// A paragraph is laid out in stretches of so many characters, each a block of its own: laying out one block
// of 64 KB took 0.25 s, in two directions by turns 0.5 s.
constexpr qsizetype stretch = 1500;

// Where to part a text that is longer than `room`: after a space, or else between characters.
qsizetype cutIn(QStringView text, qsizetype room)
{
    for (qsizetype at = room; at > room / 2; --at) {
        if (text[at - 1].isSpace() || text[at - 1] == QChar(0x200b)) {
            return at;
        }
    }
    while (room > 1 && (text[room].isLowSurrogate() || text[room].isMark())) {
        --room;
    }
    return room;
}

bool mayBeFollowed(const QString& target)
{
    return target.startsWith(QLatin1StringView("http://"), Qt::CaseInsensitive) ||
           target.startsWith(QLatin1StringView("https://"), Qt::CaseInsensitive) ||
           target.startsWith(QLatin1StringView("mailto:"), Qt::CaseInsensitive);
}

class Writer
{
public:
    Writer(const QPalette& palette, QTextDocument& target) : m_palette(palette), m_cursor(&target) {}

    QList<LinkPlace> write(const text::Document& source)
    {
        m_cursor.beginEditBlock();
        m_cursor.select(QTextCursor::Document);
        m_cursor.removeSelectedText();
        bool first = true;
        for (const text::Block& block : source.blocks) {
            open(formatOf(block, first));
            first = false;
            writeBlock(block);
        }
        if (source.truncated) {
            open(formatOf({}, first));
            QTextCharFormat quiet;
            quiet.setForeground(theme::secondaryText(m_palette));
            m_cursor.insertText(Shown::tr("The text goes on; it is too long to be shown whole."), quiet);
        }
        m_cursor.endEditBlock();
        return std::move(m_links);
    }

private:
    void open(const QTextBlockFormat& format)
    {
        m_inStretch = 0;
        if (m_opened) {
            m_cursor.insertBlock(format, QTextCharFormat());
        } else {
            m_cursor.setBlockFormat(format);
            m_cursor.setBlockCharFormat(QTextCharFormat());
        }
        m_opened = true;
    }

    QTextBlockFormat formatOf(const text::Block& block, bool first) const
    {
        QTextBlockFormat format;
        format.setLineHeight(lineHeightPercent, QTextBlockFormat::ProportionalHeight);
        format.setTopMargin(first ? 0 : block.kind == text::Block::Kind::ListItem ? 3 : paragraphGap);
        format.setLeftMargin(block.quoteDepth * quoteIndent);
        if (block.quoteDepth > 0) {
            format.setProperty(quoteDepthProperty, static_cast<int>(block.quoteDepth));
        }
        if (block.kind == text::Block::Kind::ListItem) {
            const int depth = qMax<int>(block.listDepth, 1);
            format.setLeftMargin(format.leftMargin() + depth * listIndent);
            format.setTextIndent(-listIndent);
            format.setTabPositions({QTextOption::Tab(0, QTextOption::LeftTab)});
        }
        if (block.kind == text::Block::Kind::Code) {
            format.setBackground(theme::rowBackground(theme::RowState::Hovered, m_palette));
            format.setLineHeight(115, QTextBlockFormat::ProportionalHeight);
        }
        return format;
    }

    void writeBlock(const text::Block& block)
    {
        QTextCharFormat ground;
        if (block.quoteDepth > 0) {
            ground.setForeground(theme::secondaryText(m_palette));
        }
        if (block.kind == text::Block::Kind::Code) {
            ground.setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        }
        if (block.kind == text::Block::Kind::ListItem) {
            const QString sign =
                block.number > 0 ? QStringLiteral("%1.").arg(block.number) : QString(QChar(0x2022));
            m_cursor.insertText(sign + QChar(u'\t'), ground);
        }
        for (const text::Inline& piece : block.inlines) {
            writeInline(piece, ground);
        }
    }

    void writeInline(const text::Inline& piece, QTextCharFormat format)
    {
        if (piece.kind == text::Inline::Kind::LineBreak) {
            m_cursor.insertText(QString(QChar::LineSeparator), format);
            return;
        }
        const bool isImage = piece.kind == text::Inline::Kind::Image;
        format.setFontItalic((piece.style & text::Inline::Emphasis) != 0 || isImage);
        if ((piece.style & text::Inline::Strong) != 0) {
            format.setFontWeight(QFont::Bold);
        }
        format.setFontStrikeOut((piece.style & text::Inline::Struck) != 0);
        if ((piece.style & text::Inline::Code) != 0) {
            format.setFontFamilies(QFontDatabase::systemFont(QFontDatabase::FixedFont).families());
            format.setBackground(theme::rowBackground(theme::RowState::Hovered, m_palette));
        }
        QString text = piece.text;
        if (isImage) {
            format.setForeground(theme::secondaryText(m_palette));
            text = text.isEmpty() ? Shown::tr("[image]") : Shown::tr("[image: %1]").arg(text);
        }
        const int from = m_cursor.position();
        if (mayBeFollowed(piece.target)) {
            format.setAnchor(true);
            format.setAnchorHref(piece.target);
            format.setFontUnderline(true);
            format.setForeground(theme::linkColor(m_palette));
        }
        // A line end inside a piece would open a block with another format.
        text.replace(QChar(u'\n'), QChar(QChar::LineSeparator));
        insert(text, format);
        if (format.isAnchor()) {
            m_links.append({from, m_cursor.position(), piece.target});
        }
    }

    void insert(QStringView text, const QTextCharFormat& format)
    {
        while (m_inStretch + text.size() > stretch) {
            const qsizetype room = stretch - m_inStretch;
            if (room > 0) {
                const qsizetype cut = cutIn(text, room);
                m_cursor.insertText(text.first(cut).toString(), format);
                text = text.sliced(cut);
            }
            QTextBlockFormat next = m_cursor.blockFormat();
            next.setTopMargin(0);
            next.setTextIndent(0);
            open(next);
        }
        m_cursor.insertText(text.toString(), format);
        m_inStretch += text.size();
    }

    const QPalette& m_palette;
    QTextCursor m_cursor;
    qsizetype m_inStretch = 0; // characters in the block that is being filled
    QList<LinkPlace> m_links;
    bool m_opened = false;
};

} // namespace

QList<LinkPlace> writeDocument(const text::Document& source, const QPalette& palette, QTextDocument& target)
{
    return Writer(palette, target).write(source);
}

} // namespace moderato::ui
