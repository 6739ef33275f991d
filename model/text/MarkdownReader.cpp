#include "model/text/MarkdownReader.h"

#include "model/text/Entities.h"

#include <algorithm>

namespace moderato::text {

namespace {

constexpr std::array<QStringView, 5> marks{u"*", u"**", u"_", u"__", u"~~"};
constexpr std::array<Inline::Style, 5> styles{Inline::Emphasis, Inline::Strong, Inline::Emphasis,
                                              Inline::Strong, Inline::Struck};

bool isSpace(QChar c) { return c == u' ' || c == u'\t' || c == u'\r' || c == u'\n'; }

bool isPunctuation(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= 0x21 && u <= 0x2f) || (u >= 0x3a && u <= 0x40) || (u >= 0x5b && u <= 0x60) ||
           (u >= 0x7b && u <= 0x7e);
}

qsizetype indentOf(QStringView line)
{
    qsizetype i = 0;
    while (i < line.size() && line[i] == u' ') {
        ++i;
    }
    return i;
}

bool isRule(QStringView content)
{
    int count = 0;
    for (const QChar c : content) {
        if (c != content.front() && c != u' ') {
            return false;
        }
        count += c == content.front() ? 1 : 0;
    }
    return count >= 3 && QStringView(u"-*_").contains(content.front());
}

struct Marker
{
    qsizetype length = 0; // with the space behind it; 0 = none
    int number = 0;       // 0 = bullet
};

Marker markerOf(QStringView content)
{
    qsizetype i = 0;
    while (i < content.size() && i < 9 && content[i].unicode() >= u'0' && content[i].unicode() <= u'9') {
        ++i;
    }
    const bool numbered = i > 0 && i < content.size() && (content[i] == u'.' || content[i] == u')');
    const bool bullet = i == 0 && QStringView(u"-*+").contains(content.front());
    if ((!numbered && !bullet) || i + 1 >= content.size() || content[i + 1] != u' ') {
        return {};
    }
    return {i + 2, numbered ? content.first(i).toInt() : 0};
}

} // namespace

MarkdownReader::MarkdownReader(QStringView text, bool cut, DocumentBuilder& builder)
    : m_text(text), m_builder(builder), m_tags(text, cut, HtmlReader::Newlines::Space, builder)
{
}

void MarkdownReader::read()
{
    for (qsizetype at = 0; at < m_text.size() && !m_builder.isFull();) {
        line(at);
    }
}

void MarkdownReader::line(qsizetype& at)
{
    qsizetype end = m_text.indexOf(u'\n', at);
    end = end < 0 ? m_text.size() : end;
    int quotes = 0;
    qsizetype start = at;
    const auto mark = [&] {
        return start + indentOf(m_text.sliced(start, std::min<qsizetype>(4, end - start)));
    };
    for (qsizetype i = mark(); m_fence.isNull() && i < end && m_text[i] == u'>'; i = mark()) {
        ++quotes;
        start = i + 1;
        start += start < end && m_text[start] == u' ' ? 1 : 0;
    }
    QStringView content = m_text.sliced(start, end - start);
    const qsizetype indent = indentOf(content);
    content = content.sliced(indent);
    if (m_fence.isNull() && quotes != m_quotes &&
        (quotes > 0 || !m_inParagraph || content.trimmed().isEmpty())) {
        nestQuotes(quotes);
    }
    at = end + 1;
    if (fence(content) || codeLine(content, indent)) {
        return;
    }
    if (content.trimmed().isEmpty()) {
        m_builder.endBlock();
        m_inParagraph = false;
        m_hardBreak = false;
        return;
    }
    qsizetype from = start + indent;
    block(content, indent, from);
    m_hardBreak = content.endsWith(u"  ") || content.endsWith(u"  \r");
    inlines(from, end);
    at = std::max(at, from);
}

bool MarkdownReader::fence(QStringView content)
{
    const bool ticks = content.startsWith(u"```");
    if (!ticks && !content.startsWith(u"~~~")) {
        return false;
    }
    if (m_fence.isNull()) {
        if (content.sliced(3).contains(u'`')) {
            return false;
        }
        m_fence = content.front();
        m_inParagraph = false;
        m_builder.openCode();
        return true;
    }
    if (content.front() != m_fence) {
        return false;
    }
    m_fence = QChar();
    m_builder.closeCode();
    return true;
}

bool MarkdownReader::codeLine(QStringView content, qsizetype indent)
{
    const bool indented = indent >= 4 && !m_inParagraph && m_lists == 0 && !content.trimmed().isEmpty();
    if (m_fence.isNull() && !indented) {
        if (m_indentedCode && !content.trimmed().isEmpty()) {
            m_indentedCode = false;
            m_builder.closeCode();
        }
        return false;
    }
    if (m_fence.isNull() && !m_indentedCode) {
        m_indentedCode = true;
        m_builder.openCode();
    }
    for (qsizetype i = m_fence.isNull() ? 4 : 0; i < indent; ++i) {
        m_builder.character(U' ');
    }
    for (qsizetype i = 0; i < content.size();) {
        if (const char32_t c = takeCharacter(content, i); c != U'\r') {
            m_builder.character(c);
        }
    }
    m_builder.lineBreak();
    return true;
}

void MarkdownReader::nestQuotes(int quotes)
{
    closeLists(0);
    m_inParagraph = false;
    for (; m_quotes < quotes; ++m_quotes) {
        m_builder.openQuote();
    }
    for (; m_quotes > quotes; --m_quotes) {
        m_builder.closeQuote();
    }
}

void MarkdownReader::closeLists(int keep)
{
    for (; m_lists > keep; --m_lists) {
        m_builder.closeList();
    }
}

// What a line begins: heading, rule, item or paragraph; `at` is moved to its text.
void MarkdownReader::block(QStringView content, qsizetype indent, qsizetype& at)
{
    const qsizetype hashes =
        std::find_if(content.begin(), content.end(), [](QChar c) { return c != u'#'; }) - content.begin();
    if (hashes >= 1 && hashes <= 6 && hashes < content.size() && content[hashes] == u' ') {
        m_builder.endBlock();
        m_builder.openStyle(Inline::Strong);
        qsizetype from = at + hashes + 1;
        const qsizetype end = at + content.size();
        at = end;
        inlines(from, end);
        at = std::max(at, from);
        m_builder.closeStyle(Inline::Strong);
        m_builder.endBlock();
        m_inParagraph = false;
        return;
    }
    if (isRule(content.trimmed())) {
        m_builder.endBlock();
        at += content.size();
        m_inParagraph = false;
        return;
    }
    if (const qsizetype length = openItem(content, indent); length > 0) {
        at += length;
    } else if (m_inParagraph) {
        m_hardBreak ? m_builder.lineBreak() : m_builder.space();
    } else if (indent < 2) {
        closeLists(0);
    }
    m_inParagraph = true;
}

qsizetype MarkdownReader::openItem(QStringView content, qsizetype indent)
{
    const Marker marker = markerOf(content);
    if (marker.length == 0) {
        return 0;
    }
    while (m_lists > 1 && indent < m_indents.at(static_cast<size_t>(m_lists - 1))) {
        closeLists(m_lists - 1);
    }
    const bool deeper = m_lists == 0 || indent >= m_indents.at(static_cast<size_t>(m_lists - 1)) + 2;
    if (deeper && m_lists < static_cast<int>(m_indents.size())) {
        m_builder.openList(marker.number > 0, marker.number);
        m_indents.at(static_cast<size_t>(m_lists)) = indent;
        ++m_lists;
    }
    m_builder.openItem();
    return marker.length;
}

void MarkdownReader::inlines(qsizetype& at, qsizetype end)
{
    closePassed(at);
    if (at > m_paragraphEnd || m_paragraphEnd == 0) {
        const qsizetype blank = m_text.indexOf(u"\n\n", at);
        m_paragraphEnd = blank < 0 ? m_text.size() : blank;
    }
    while (at < end && !m_builder.isFull()) {
        if (m_linkEnd > 0 && at >= m_linkEnd) {
            closePassed(at);
            continue;
        }
        const QChar c = m_text[at];
        if (isSpace(c)) {
            m_builder.space();
            ++at;
        } else if (!construct(at, end)) {
            m_builder.character(takeCharacter(m_text, at));
        }
    }
    if (m_linkEnd > 0 && at >= m_linkEnd) {
        closePassed(at);
    }
}

bool MarkdownReader::construct(qsizetype& at, qsizetype end)
{
    switch (m_text[at].unicode()) {
    case u'\\':
        if (at + 1 >= end) {
            m_hardBreak = true;
            ++at;
            return true;
        }
        if (isPunctuation(m_text[at + 1])) {
            m_builder.character(m_text[at + 1].unicode());
            at += 2;
            return true;
        }
        return false;
    case u'*':
    case u'_':
    case u'~':
        return emphasis(at);
    case u'`':
        return codeSpan(at, end);
    case u'!':
        return at + 1 < end && m_text[at + 1] == u'[' && link(at, true);
    case u'[':
        return link(at, false);
    case u'<':
        return autolink(at) || m_tags.tag(at);
    case u'&': {
        const Entity entity = entityAt(m_text.sliced(at), Place::Text);
        if (entity.length > 0) {
            m_builder.character(entity.character);
            if (entity.second != 0) {
                m_builder.character(entity.second);
            }
        }
        at += entity.length;
        return entity.length > 0;
    }
    default:
        return false;
    }
}

bool MarkdownReader::isWord(qsizetype at) const
{
    return at >= 0 && at < m_text.size() && m_text[at].isLetterOrNumber();
}

bool MarkdownReader::emphasis(qsizetype& at)
{
    closePassed(at);
    const QChar c = m_text[at];
    const bool two = at + 1 < m_text.size() && m_text[at + 1] == c;
    const size_t kind =
        c == u'~' ? size_t{Tildes} : (c == u'*' ? size_t{Star} : size_t{Underscore}) + (two ? 1 : 0);
    const QStringView mark = marks.at(kind);
    if (mark.size() > 1 && !two) {
        return false;
    }
    if (m_open.at(kind) == at && at > 0) {
        m_open.at(kind) = 0;
        m_builder.closeStyle(styles.at(kind));
        at += mark.size();
        return true;
    }
    const qsizetype next = at + mark.size();
    const bool opens = m_open.at(kind) == 0 && next < m_paragraphEnd && !isSpace(m_text[next]) &&
                       (c != u'_' || !isWord(at - 1)) && next >= m_none.at(kind);
    if (!opens) {
        return false;
    }
    const qsizetype end = closer(mark, next + 1);
    if (end < 0) {
        m_none.at(kind) = m_paragraphEnd;
        return false;
    }
    m_open.at(kind) = end;
    m_builder.openStyle(styles.at(kind));
    at = next;
    return true;
}

// Where `mark` closes from `from` on, in this paragraph; -1 = nowhere.
qsizetype MarkdownReader::closer(QStringView mark, qsizetype from) const
{
    const QChar c = mark.front();
    const QStringView paragraph = m_text.first(m_paragraphEnd);
    for (qsizetype i = from; (i = paragraph.indexOf(mark, i)) >= 0; ++i) {
        const bool alone =
            mark.size() > 1 || ((i + 1 >= m_text.size() || m_text[i + 1] != c) && m_text[i - 1] != c);
        if (alone && !isSpace(m_text[i - 1]) && m_text[i - 1] != u'\\' &&
            (c != u'_' || !isWord(i + mark.size()))) {
            return i;
        }
    }
    return -1;
}

// A delimiter inside a tag or a code span closes nothing there: what it should close ends behind it.
void MarkdownReader::closePassed(qsizetype& at)
{
    for (size_t kind = 0; kind < m_open.size(); ++kind) {
        if (m_open[kind] > 0 && m_open[kind] < at) {
            m_open[kind] = 0;
            m_builder.closeStyle(styles.at(kind));
        }
    }
    if (m_linkEnd > 0 && at >= m_linkEnd) {
        m_linkEnd = 0;
        m_builder.closeLink();
        at = std::max(at, m_linkResume);
    }
}

bool MarkdownReader::codeSpan(qsizetype& at, qsizetype end)
{
    qsizetype run = 0;
    while (at + run < end && m_text[at + run] == u'`') {
        ++run;
    }
    if (run > static_cast<qsizetype>(m_noTicks.size()) || at < m_noTicks.at(static_cast<size_t>(run - 1))) {
        for (; run > 0; --run, ++at) {
            m_builder.character(U'`');
        }
        return true;
    }
    qsizetype i = at + run;
    qsizetype closing = 0;
    for (; i < m_paragraphEnd && closing != run; ++i) {
        closing = m_text[i] == u'`' ? closing + 1 : 0;
        if (closing == run && i + 1 < m_paragraphEnd && m_text[i + 1] == u'`') {
            while (i + 1 < m_paragraphEnd && m_text[i + 1] == u'`') {
                ++i;
            }
            closing = 0;
        }
    }
    if (closing != run) {
        m_noTicks.at(static_cast<size_t>(run - 1)) = m_paragraphEnd;
        return false;
    }
    m_builder.openStyle(Inline::Code);
    for (qsizetype c = at + run; c < i - run;) {
        const char32_t character = takeCharacter(m_text, c);
        m_builder.character(character == U'\n' ? U' ' : character);
    }
    m_builder.closeStyle(Inline::Code);
    at = i;
    return true;
}

bool MarkdownReader::link(qsizetype& at, bool image)
{
    if (m_linkEnd > 0) {
        return false;
    }
    const qsizetype textStart = at + (image ? 2 : 1);
    qsizetype i = textStart;
    while (i < m_paragraphEnd && m_text[i] != u']' && m_text[i] != u'[') {
        i += m_text[i] == u'\\' ? 2 : 1;
    }
    if (i + 1 >= m_paragraphEnd || m_text[i] != u']' || m_text[i + 1] != u'(') {
        return false;
    }
    const qsizetype textEnd = i;
    const qsizetype addressStart = i + 2;
    int brackets = 1;
    for (i = addressStart; i < m_paragraphEnd && brackets > 0; ++i) {
        brackets += m_text[i] == u'(' ? 1 : (m_text[i] == u')' ? -1 : 0);
        if (m_text[i] == u'\n' || m_text[i] == u'[' || brackets > 2) {
            return false;
        }
    }
    if (brackets > 0) {
        return false;
    }
    QStringView address = m_text.sliced(addressStart, i - 1 - addressStart).trimmed();
    if (const qsizetype title = address.indexOf(u' '); title >= 0) {
        address = address.first(title);
    }
    if (image) {
        m_builder.image(m_text.sliced(textStart, textEnd - textStart), address);
        at = i;
        return true;
    }
    m_builder.openLink(QString::fromUtf8(withoutEntities(address.toUtf8(), Place::Attribute)));
    m_linkEnd = textEnd;
    m_linkResume = i;
    at = textStart;
    return true;
}

// <http://example.org/>
bool MarkdownReader::autolink(qsizetype& at)
{
    const QStringView rest = m_text.sliced(at + 1);
    if (!rest.startsWith(u"http://") && !rest.startsWith(u"https://") && !rest.startsWith(u"mailto:")) {
        return false;
    }
    const auto* stop =
        std::find_if(rest.begin(), rest.end(), [](QChar c) { return isSpace(c) || c == u'<' || c == u'>'; });
    const qsizetype length = stop - rest.begin();
    if (stop == rest.end() || *stop != u'>') {
        return false;
    }
    m_builder.openLink(rest.first(length));
    for (qsizetype i = 0; i < length;) {
        m_builder.character(takeCharacter(rest, i));
    }
    m_builder.closeLink();
    at += length + 2;
    return true;
}

} // namespace moderato::text
