#include "model/text/HtmlReader.h"

#include "model/core/Utf8.h"
#include "model/text/Entities.h"
#include "model/text/HtmlTokenizer.h"
#include "model/text/Utf8.h"

#include <algorithm>
#include <string_view>
#include <utility>

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

Inline::Style styleOf(Part part)
{
    switch (part) {
    case Part::Strong:
        return Inline::Strong;
    case Part::Struck:
        return Inline::Struck;
    case Part::Code:
        return Inline::Code;
    default:
        return Inline::Emphasis;
    }
}

// WordPress breaks a line once where a br stands at its end: where the text goes on.
qsizetype afterBreak(QByteArrayView run)
{
    const auto* const stop =
        std::find_if(run.begin(), run.end(), [](char c) { return !isHtmlSpace(c) || c == '\n'; });
    return stop != run.end() && *stop == '\n' ? stop - run.begin() + 1 : 0;
}

// What an attribute says, its references undone; nothing that is longer makes sense.
QByteArray valueOf(const HtmlToken& tag, std::string_view name, qsizetype longest)
{
    return withoutEntities(core::firstBytes(tag.attribute(name).value_or(QByteArrayView()), longest),
                           Place::Attribute);
}

void open(DocumentBuilder& builder, Part part, const HtmlToken& tag)
{
    switch (part) {
    case Part::Heading:
        builder.endBlock();
        builder.openStyle(Inline::Strong);
        break;
    case Part::Quote:
        builder.openQuote();
        break;
    case Part::Bullets:
        builder.openList(false);
        break;
    case Part::Numbers:
        builder.openList(true, valueOf(tag, "start", 7).toInt());
        break;
    case Part::Item:
        builder.openItem();
        break;
    case Part::Preformatted:
        builder.openCode();
        break;
    case Part::Link:
        builder.openLink(QString::fromUtf8(valueOf(tag, "href", 4000)));
        break;
    default:
        builder.openStyle(styleOf(part));
    }
}

void close(DocumentBuilder& builder, Part part)
{
    switch (part) {
    case Part::Heading:
        builder.endBlock();
        builder.closeStyle(Inline::Strong);
        break;
    case Part::Quote:
        builder.closeQuote();
        break;
    case Part::Bullets:
    case Part::Numbers:
        builder.closeList();
        break;
    case Part::Item:
        builder.closeItem();
        break;
    case Part::Preformatted:
        builder.closeCode();
        break;
    case Part::Link:
        builder.closeLink();
        break;
    default:
        builder.closeStyle(styleOf(part));
    }
}

void drive(DocumentBuilder& builder, Part part, const HtmlToken& tag)
{
    switch (part) {
    case Part::Block:
        builder.endBlock();
        break;
    case Part::Cell:
        builder.space();
        break;
    case Part::Image:
        if (tag.kind == HtmlToken::Kind::EndTag) {
            break;
        }
        builder.image(QString::fromUtf8(valueOf(tag, "alt", 1000)),
                      QString::fromUtf8(valueOf(tag, "src", 4000)));
        break;
    default:
        tag.kind == HtmlToken::Kind::EndTag ? close(builder, part) : open(builder, part, tag);
    }
}

} // namespace

void HtmlReader::read(QByteArrayView utf8, bool cut)
{
    HtmlTokenizer tokens(utf8, cut);
    if (isDropping() && !tokens.takeRaw(m_dropped)) {
        return;
    }
    m_dropped.clear();
    for (HtmlToken token; !m_builder.isFull() && tokens.next(token);) {
        const bool behindBreak = std::exchange(m_behindBreak, false);
        if (token.kind == HtmlToken::Kind::Text) {
            text(token.bytes, behindBreak ? afterBreak(token.bytes) : 0);
        } else if (token.kind != HtmlToken::Kind::Comment) {
            tag(token, tokens);
        }
    }
}

void HtmlReader::text(QByteArrayView run, qsizetype at)
{
    while (at < run.size() && !m_builder.isFull()) {
        const char c = run[at];
        if (const qsizetype letters = lettersAt(run, at, '&'); letters > 0) {
            m_builder.letters(run.sliced(at, letters));
            at += letters;
        } else if (isHtmlSpace(c)) {
            whiteSpace(run, at);
        } else if (c == '&') {
            reference(run, at);
        } else {
            m_builder.character(takeCharacter(run, at));
        }
    }
}

void HtmlReader::whiteSpace(QByteArrayView run, qsizetype& at)
{
    int newlines = 0;
    for (; at < run.size() && isHtmlSpace(run[at]); ++at) {
        const char c = run[at];
        newlines += c == '\n' ? 1 : 0;
        if (m_builder.isInCode() && c != '\r') {
            put(static_cast<uchar>(c));
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

void HtmlReader::reference(QByteArrayView run, qsizetype& at)
{
    const Entity entity = entityAt(run.sliced(at), Place::Text);
    if (entity.length == 0) {
        m_builder.character(U'&');
        ++at;
        return;
    }
    put(entity.character);
    if (entity.second != 0) {
        put(entity.second);
    }
    at += entity.length;
}

// White space is as good by number as written.
void HtmlReader::put(char32_t character)
{
    const bool isBlank = character <= U' ' && isHtmlSpace(static_cast<char>(character));
    if (isBlank && !m_builder.isInCode()) {
        m_builder.space();
    } else if (character == U'\n') {
        m_builder.lineBreak();
    } else {
        m_builder.character(character);
    }
}

void HtmlReader::tag(const HtmlToken& tag, HtmlTokenizer& tokens)
{
    const Known* const entry = known(tag.name());
    if (entry == nullptr) {
        return;
    }
    const bool closing = tag.kind == HtmlToken::Kind::EndTag;
    if (entry->part == Part::Break) {
        m_builder.lineBreak();
        m_behindBreak = m_newlines == Newlines::Break;
    } else if (entry->part != Part::Dropped) {
        drive(m_builder, entry->part, tag);
    } else if (!closing && !tokens.takeRaw(tag.name())) {
        m_dropped = tag.name();
    }
}

} // namespace moderato::text
