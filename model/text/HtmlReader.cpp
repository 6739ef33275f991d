#include "model/text/HtmlReader.h"

#include "model/text/Entities.h"

#include <algorithm>
#include <string_view>

namespace moderato::text {

namespace {

enum class Part : quint8 {
    Block,
    Break,
    Cell,
    Strong,
    Emphasis,
    Struck,
    Code,
    Heading,
    Quote,
    Bullets,
    Numbers,
    Item,
    Preformatted,
    Link,
    Image,
    Dropped,
};

struct Known
{
    std::string_view name;
    Part part;
};

// The allow-list, sorted. A tag that is not here is passed over and its content kept.
constexpr std::array knownTags = std::to_array<Known>({
    {"a", Part::Link},           {"address", Part::Block},    {"article", Part::Block},
    {"aside", Part::Block},      {"b", Part::Strong},         {"blockquote", Part::Quote},
    {"br", Part::Break},         {"caption", Part::Block},    {"center", Part::Block},
    {"cite", Part::Emphasis},    {"code", Part::Code},        {"dd", Part::Block},
    {"del", Part::Struck},       {"details", Part::Block},    {"dfn", Part::Emphasis},
    {"div", Part::Block},        {"dl", Part::Block},         {"dt", Part::Block},
    {"em", Part::Emphasis},      {"embed", Part::Block},      {"fieldset", Part::Block},
    {"figcaption", Part::Block}, {"figure", Part::Block},     {"footer", Part::Block},
    {"form", Part::Block},       {"h1", Part::Heading},       {"h2", Part::Heading},
    {"h3", Part::Heading},       {"h4", Part::Heading},       {"h5", Part::Heading},
    {"h6", Part::Heading},       {"header", Part::Block},     {"hr", Part::Block},
    {"i", Part::Emphasis},       {"iframe", Part::Dropped},   {"img", Part::Image},
    {"kbd", Part::Code},         {"li", Part::Item},          {"main", Part::Block},
    {"math", Part::Dropped},     {"nav", Part::Block},        {"noembed", Part::Dropped},
    {"noframes", Part::Dropped}, {"object", Part::Dropped},   {"ol", Part::Numbers},
    {"p", Part::Block},          {"pre", Part::Preformatted}, {"s", Part::Struck},
    {"samp", Part::Code},        {"script", Part::Dropped},   {"section", Part::Block},
    {"select", Part::Dropped},   {"strike", Part::Struck},    {"strong", Part::Strong},
    {"style", Part::Dropped},    {"summary", Part::Block},    {"svg", Part::Dropped},
    {"table", Part::Block},      {"tbody", Part::Block},      {"td", Part::Cell},
    {"template", Part::Dropped}, {"textarea", Part::Dropped}, {"th", Part::Cell},
    {"thead", Part::Block},      {"title", Part::Dropped},    {"tr", Part::Block},
    {"tt", Part::Code},          {"ul", Part::Bullets},       {"var", Part::Emphasis},
});
static_assert(std::is_sorted(knownTags.begin(), knownTags.end(),
                             [](const Known& a, const Known& b) { return a.name < b.name; }));

const Known* known(std::string_view name)
{
    const auto* found =
        std::lower_bound(knownTags.begin(), knownTags.end(), name,
                         [](const Known& entry, std::string_view key) { return entry.name < key; });
    return found != knownTags.end() && found->name == name ? found : nullptr;
}

bool isSpace(QChar c)
{
    const char16_t u = c.unicode();
    return u == u' ' || u == u'\n' || u == u'\t' || u == u'\r' || u == u'\f' || u == u'\v';
}

bool isLetter(QChar c)
{
    const char16_t u = c.unicode() | 0x20U;
    return u >= u'a' && u <= u'z';
}

QString attributeText(QStringView value)
{
    return QString::fromUtf8(withoutEntities(value.toUtf8(), Place::Attribute));
}

bool equals(QStringView text, QLatin1StringView word) { return text.compare(word, Qt::CaseInsensitive) == 0; }

} // namespace

char32_t takeCharacter(QStringView text, qsizetype& at)
{
    const QChar c = text[at++];
    if (!c.isSurrogate()) {
        return c.unicode();
    }
    if (c.isHighSurrogate() && at < text.size() && text[at].isLowSurrogate()) {
        return QChar::surrogateToUcs4(c, text[at++]);
    }
    return 0xfffd;
}

HtmlReader::HtmlReader(QStringView text, bool cut, Newlines newlines, DocumentBuilder& builder)
    : m_text(text), m_cut(cut), m_newlines(newlines), m_builder(builder)
{
}

void HtmlReader::read()
{
    for (qsizetype at = 0; at < m_text.size() && !m_builder.isFull();) {
        const QChar c = m_text[at];
        if (isSpace(c)) {
            whiteSpace(at);
            continue;
        }
        if (c == QLatin1Char('<') && tag(at)) {
            continue;
        }
        if (c == QLatin1Char('&')) {
            if (const Entity entity = entityAt(m_text.sliced(at), Place::Text); entity.length > 0) {
                m_builder.character(entity.character);
                if (entity.second != 0) {
                    m_builder.character(entity.second);
                }
                at += entity.length;
                continue;
            }
        }
        m_builder.character(takeCharacter(m_text, at));
    }
}

void HtmlReader::whiteSpace(qsizetype& at)
{
    int newlines = 0;
    for (; at < m_text.size() && isSpace(m_text[at]); ++at) {
        const QChar c = m_text[at];
        if (c == QLatin1Char('\n')) {
            ++newlines;
        }
        if (m_builder.isInCode()) {
            if (c == QLatin1Char('\n')) {
                m_builder.lineBreak();
            } else if (c != QLatin1Char('\r')) {
                m_builder.character(c.unicode());
            }
        }
    }
    if (m_builder.isInCode()) {
        return;
    }
    if (newlines == 0 || m_newlines == Newlines::Space) {
        m_builder.space();
    } else if (newlines == 1) {
        m_builder.lineBreak();
    } else {
        m_builder.endBlock();
    }
}

bool HtmlReader::tag(qsizetype& at)
{
    if (m_tagsOver || at + 1 >= m_text.size()) {
        return false;
    }
    const QChar next = m_text[at + 1];
    if (next == QLatin1Char('!') || next == QLatin1Char('?')) {
        return declaration(at);
    }
    const bool closing = next == QLatin1Char('/');
    if (!isLetter(closing && at + 2 < m_text.size() ? m_text[at + 2] : next)) {
        return false;
    }
    Tag tag;
    if (!scan(at, tag)) {
        // Looking for the end of every later tag, too, would make the time quadratic.
        m_tagsOver = true;
        at = m_cut ? m_text.size() : at;
        return m_cut;
    }
    at = tag.end;
    apply(tag, at);
    return true;
}

bool HtmlReader::declaration(qsizetype& at)
{
    const bool comment = m_text.sliced(at).startsWith(QLatin1StringView("<!--"));
    const QLatin1StringView ending = comment ? QLatin1StringView("-->") : QLatin1StringView(">");
    const qsizetype end = m_text.indexOf(ending, at + 2);
    if (end < 0) {
        m_tagsOver = true;
        at = m_cut ? m_text.size() : at;
        return m_cut;
    }
    at = end + ending.size();
    return true;
}

// HTML 13.2.5.6 to 13.2.5.40, without the errors: a quoted value may hold '>'.
bool HtmlReader::scan(qsizetype at, Tag& tag) const
{
    qsizetype i = at + 1;
    tag.closing = m_text[i] == QLatin1Char('/');
    i += tag.closing ? 1 : 0;
    const qsizetype nameStart = i;
    while (i < m_text.size() && !isSpace(m_text[i]) && m_text[i] != QLatin1Char('>') &&
           m_text[i] != QLatin1Char('/')) {
        ++i;
    }
    const QStringView name = m_text.sliced(nameStart, i - nameStart);
    if (name.size() <= static_cast<qsizetype>(tag.name.size())) {
        tag.nameLength = static_cast<int>(name.size());
        std::transform(name.begin(), name.end(), tag.name.begin(), [](QChar c) {
            return isLetter(c) ? static_cast<char>(c.unicode() | 0x20U) : c.toLatin1();
        });
    }
    while (i < m_text.size()) {
        const QChar c = m_text[i];
        if (c == QLatin1Char('>')) {
            tag.end = i + 1;
            return true;
        }
        if (isSpace(c) || c == QLatin1Char('/')) {
            ++i;
        } else if (!scanAttribute(i, tag)) {
            return false;
        }
    }
    return false;
}

bool HtmlReader::scanAttribute(qsizetype& i, Tag& tag) const
{
    const auto skip = [&](auto&& belongs) {
        const qsizetype from = i;
        while (i < m_text.size() && belongs(m_text[i])) {
            ++i;
        }
        return m_text.sliced(from, i - from);
    };
    const qsizetype nameStart = i++; // a '=' here is part of the name
    skip([](QChar c) { return !isSpace(c) && c != u'=' && c != u'>' && c != u'/'; });
    const QStringView name = m_text.sliced(nameStart, i - nameStart);
    skip(isSpace);
    if (i >= m_text.size() || m_text[i] != QLatin1Char('=')) {
        return i < m_text.size();
    }
    ++i;
    skip(isSpace);
    if (i >= m_text.size()) {
        return false;
    }
    QStringView value;
    if (const QChar quote = m_text[i]; quote == QLatin1Char('"') || quote == QLatin1Char('\'')) {
        const qsizetype end = m_text.indexOf(quote, i + 1);
        if (end < 0) {
            return false;
        }
        value = m_text.sliced(i + 1, end - i - 1);
        i = end + 1;
    } else {
        value = skip([](QChar c) { return !isSpace(c) && c != u'>'; });
    }
    if (equals(name, QLatin1StringView("href")) || equals(name, QLatin1StringView("src"))) {
        tag.address = value;
    } else if (equals(name, QLatin1StringView("alt"))) {
        tag.alternative = value;
    } else if (equals(name, QLatin1StringView("start"))) {
        tag.start = value;
    }
    return i < m_text.size();
}

void HtmlReader::apply(const Tag& tag, qsizetype& at)
{
    const Known* entry = known({tag.name.data(), static_cast<size_t>(tag.nameLength)});
    if (entry == nullptr) {
        return;
    }
    const auto style = [&](Inline::Style kind) {
        tag.closing ? m_builder.closeStyle(kind) : m_builder.openStyle(kind);
    };
    switch (entry->part) {
    case Part::Block:
        m_builder.endBlock();
        break;
    case Part::Break:
        m_builder.lineBreak();
        afterBreak(at);
        break;
    case Part::Cell:
        m_builder.space();
        break;
    case Part::Strong:
        style(Inline::Strong);
        break;
    case Part::Emphasis:
        style(Inline::Emphasis);
        break;
    case Part::Struck:
        style(Inline::Struck);
        break;
    case Part::Code:
        style(Inline::Code);
        break;
    case Part::Heading:
        m_builder.endBlock();
        style(Inline::Strong);
        break;
    case Part::Quote:
        tag.closing ? m_builder.closeQuote() : m_builder.openQuote();
        break;
    case Part::Bullets:
        tag.closing ? m_builder.closeList() : m_builder.openList(false);
        break;
    case Part::Numbers:
        tag.closing ? m_builder.closeList() : m_builder.openList(true, tag.start.left(7).toInt());
        break;
    case Part::Item:
        tag.closing ? m_builder.closeItem() : m_builder.openItem();
        break;
    case Part::Preformatted:
        tag.closing ? m_builder.closeCode() : m_builder.openCode();
        break;
    case Part::Link:
        tag.closing ? m_builder.closeLink() : m_builder.openLink(attributeText(tag.address.left(4000)));
        break;
    case Part::Image:
        m_builder.image(attributeText(tag.alternative.left(1000)), attributeText(tag.address.left(4000)));
        break;
    case Part::Dropped:
        dropContent(tag, at);
        break;
    }
}

// To the first end tag of the same name, or to the end of the text.
void HtmlReader::dropContent(const Tag& tag, qsizetype& at) const
{
    if (tag.closing) {
        return;
    }
    const QLatin1StringView name(tag.name.data(), tag.nameLength);
    while (true) {
        const qsizetype end = m_text.indexOf(QLatin1StringView("</"), at);
        if (end < 0) {
            at = m_text.size();
            return;
        }
        at = end + 2;
        if (equals(m_text.sliced(at).left(name.size()), name)) {
            const qsizetype close = m_text.indexOf(QLatin1Char('>'), at);
            at = close < 0 ? m_text.size() : close + 1;
            return;
        }
    }
}

// WordPress breaks a line once where a br stands at its end.
void HtmlReader::afterBreak(qsizetype& at) const
{
    if (m_newlines != Newlines::Break) {
        return;
    }
    qsizetype i = at;
    while (i < m_text.size() && isSpace(m_text[i]) && m_text[i] != QLatin1Char('\n')) {
        ++i;
    }
    if (i < m_text.size() && m_text[i] == QLatin1Char('\n')) {
        at = i + 1;
    }
}

} // namespace moderato::text
