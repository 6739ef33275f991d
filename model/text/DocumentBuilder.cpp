#include "model/text/DocumentBuilder.h"

#include "model/text/Links.h"

#include <algorithm>

namespace moderato::text {

namespace {

size_t slotOf(Inline::Style style)
{
    switch (style) {
    case Inline::Strong:
        return 1;
    case Inline::Code:
        return 2;
    case Inline::Struck:
        return 3;
    default:
        return 0;
    }
}

} // namespace

DocumentBuilder::DocumentBuilder(const Reading& reading) : m_reading(reading), m_neutraliser(reading.caps) {}

void DocumentBuilder::character(char32_t character)
{
    settleSpace();
    m_neutraliser.append(m_text, character);
    if (++m_characters > m_reading.characters && !isFull()) {
        flush();
        m_document.truncated = true;
    }
}

void DocumentBuilder::letters(QByteArrayView ascii)
{
    if (m_characters + ascii.size() > m_reading.characters) {
        for (qsizetype i = 0; i < ascii.size() && !isFull(); ++i) {
            character(static_cast<uchar>(ascii[i]));
        }
        return;
    }
    settleSpace();
    m_neutraliser.appendLetters(m_text, ascii);
    m_characters += ascii.size();
}

void DocumentBuilder::space() { m_spacePending = m_spacePending || !m_text.isEmpty() || lineHasText(); }

// At the start of a line, or behind a space, there is nothing to part.
bool DocumentBuilder::lineHasText() const
{
    if (!m_open || m_document.blocks.constLast().inlines.isEmpty()) {
        return false;
    }
    const Inline& last = m_document.blocks.constLast().inlines.constLast();
    return last.kind != Inline::Kind::LineBreak && !last.text.endsWith(QLatin1Char(' '));
}

void DocumentBuilder::settleSpace()
{
    if (m_spacePending) {
        m_spacePending = false;
        m_neutraliser.append(m_text, U' ');
    }
}

void DocumentBuilder::trimLine()
{
    m_spacePending = false;
    flush();
    m_neutraliser.restart();
    while (m_open && !m_code && !m_document.blocks.constLast().inlines.isEmpty()) {
        QList<Inline>& inlines = m_document.blocks.last().inlines;
        if (inlines.constLast().kind != Inline::Kind::Text) {
            return;
        }
        QString& text = inlines.last().text;
        while (text.endsWith(QLatin1Char(' ')) || text.endsWith(QLatin1Char('\t'))) {
            text.chop(1);
        }
        if (!text.isEmpty()) {
            return;
        }
        inlines.removeLast();
    }
}

void DocumentBuilder::lineBreak()
{
    trimLine();
    if (!m_open) {
        return;
    }
    const QList<Inline>& inlines = m_document.blocks.constLast().inlines;
    if (inlines.isEmpty()) {
        return; // a blank in a style of its own stood here: still the first line
    }
    if (!m_code && inlines.constLast().kind == Inline::Kind::LineBreak) {
        endBlock();
        return;
    }
    add(Inline::Kind::LineBreak, {}, {});
}

void DocumentBuilder::endBlock()
{
    trimLine();
    if (!m_open) {
        return;
    }
    Block& block = m_document.blocks.last();
    while (!block.inlines.isEmpty() && block.inlines.constLast().kind == Inline::Kind::LineBreak) {
        block.inlines.removeLast();
    }
    m_open = false;
    if (block.inlines.isEmpty()) {
        m_document.blocks.removeLast();
        return;
    }
    if (m_reading.links) {
        int left = m_reading.limits.links - m_links;
        linkBareAddresses(block, left);
        m_links = m_reading.limits.links - left;
    }
}

void DocumentBuilder::openStyle(Inline::Style style)
{
    settleSpace();
    flush();
    ++m_styles.at(slotOf(style));
}

void DocumentBuilder::closeStyle(Inline::Style style)
{
    flush();
    int& open = m_styles.at(slotOf(style));
    open = std::max(0, open - 1);
}

void DocumentBuilder::openQuote()
{
    endBlock();
    ++m_quotes;
}

void DocumentBuilder::closeQuote()
{
    endBlock();
    m_quotes = std::max(0, m_quotes - 1);
}

void DocumentBuilder::openList(bool ordered, int firstNumber)
{
    endBlock();
    // Deeper than the cap, items join the deepest level's own count.
    if (++m_lists <= listLevels) {
        m_numbers.at(static_cast<size_t>(m_lists - 1)) = ordered ? std::clamp(firstNumber, 1, 1000000) : 0;
    }
}

void DocumentBuilder::closeList()
{
    endBlock();
    m_item = false;
    m_lists = std::max(0, m_lists - 1);
}

void DocumentBuilder::openItem()
{
    endBlock();
    m_item = true;
}

void DocumentBuilder::closeItem()
{
    endBlock();
    m_item = false;
}

void DocumentBuilder::openCode()
{
    endBlock();
    m_code = true;
}

void DocumentBuilder::closeCode()
{
    endBlock();
    m_code = false;
}

void DocumentBuilder::openLink(QStringView address)
{
    settleSpace();
    flush();
    if (!m_reading.links) {
        return;
    }
    if (m_links >= m_reading.limits.links) {
        m_target.clear();
        return;
    }
    m_target = safeTarget(address);
    m_links += m_target.isEmpty() ? 0 : 1;
}

void DocumentBuilder::closeLink()
{
    flush();
    m_target.clear();
}

void DocumentBuilder::image(QStringView alternative, QStringView source)
{
    static constexpr qsizetype longest = 200;
    settleSpace();
    flush();
    const QStringView shown = alternative.trimmed().isEmpty()
                                  ? source.sliced(source.lastIndexOf(QLatin1Char('/')) + 1).left(longest)
                                  : alternative.trimmed().left(longest);
    QString text;
    Neutraliser neutraliser(m_reading.caps);
    for (const char32_t character : shown.toUcs4()) {
        neutraliser.append(text, character == U'\n' || character == U'\r' ? U' ' : character);
    }
    const bool wantsTarget = m_reading.links && m_target.isEmpty();
    add(Inline::Kind::Image, text, wantsTarget ? safeTarget(source) : m_target);
}

Document DocumentBuilder::take()
{
    const bool truncated = m_document.truncated;
    // What was read before a cap was met is kept.
    m_document.truncated = false;
    endBlock();
    m_document.truncated = m_document.truncated || truncated;
    return std::move(m_document);
}

quint8 DocumentBuilder::style() const
{
    const int style = (m_styles[0] > 0 ? Inline::Emphasis : 0) | (m_styles[1] > 0 ? Inline::Strong : 0) |
                      (m_styles[2] > 0 && !m_code ? Inline::Code : 0) |
                      (m_styles[3] > 0 ? Inline::Struck : 0);
    return static_cast<quint8>(style);
}

void DocumentBuilder::flush()
{
    if (m_text.isEmpty()) {
        return;
    }
    add(Inline::Kind::Text, m_text, m_target);
    m_text = QString();
}

void DocumentBuilder::add(Inline::Kind kind, const QString& text, const QString& target)
{
    if (isFull() || !countNode()) {
        return;
    }
    startBlock();
    m_document.blocks.last().inlines.append(
        {kind, kind == Inline::Kind::LineBreak ? quint8{0} : style(), text, target});
}

void DocumentBuilder::startBlock()
{
    if (m_open) {
        return;
    }
    m_open = true;
    ++m_nodes;
    Block block;
    block.quoteDepth = static_cast<quint8>(std::min(m_quotes, quoteLevels));
    const int depth = std::min(m_lists, listLevels);
    block.listDepth = static_cast<quint8>(m_item ? std::max(depth, 1) : depth);
    if (m_code) {
        block.kind = Block::Kind::Code;
    } else if (m_item) {
        block.kind = Block::Kind::ListItem;
        if (depth > 0) {
            int& number = m_numbers.at(static_cast<size_t>(depth - 1));
            block.number = number;
            number += number > 0 ? 1 : 0;
        }
    }
    m_item = false;
    m_document.blocks.append(block);
}

bool DocumentBuilder::countNode()
{
    if (m_nodes >= m_reading.limits.nodes) {
        m_document.truncated = true;
        return false;
    }
    ++m_nodes;
    return true;
}

} // namespace moderato::text
