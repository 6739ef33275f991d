#include "model/text/MarkdownReader.h"

#include "model/text/Entities.h"
#include "model/text/MarkdownLimits.h"
#include "model/text/Utf8.h"

#include <algorithm>
#include <md4c.h>

namespace moderato::text {

namespace {

constexpr qsizetype longestTarget = 4000;
constexpr qsizetype longestAlternative = 1000;

QByteArrayView withoutHalfATag(QByteArrayView text)
{
    const qsizetype start = text.lastIndexOf('<');
    const bool tag = start >= 0 && start + 1 < text.size() && static_cast<uchar>(text[start + 1]) > ' ' &&
                     text.indexOf('>', start) < 0;
    return tag ? text.first(start) : text;
}

QString addressOf(const MD_ATTRIBUTE& attribute)
{
    QByteArray address;
    for (int i = 0; attribute.size > 0 && attribute.substr_offsets[i] < attribute.size; ++i) {
        const MD_OFFSET from = attribute.substr_offsets[i];
        // So long it is none, and may be referred to a hundred times.
        const QByteArrayView part(attribute.text + from,
                                  std::min<qsizetype>(attribute.substr_offsets[i + 1] - from, longestTarget));
        if (attribute.substr_types[i] == MD_TEXT_ENTITY) {
            address.append(withoutEntities(part, Place::Text));
        } else {
            address.append(part);
        }
        if (address.size() > longestTarget) {
            break;
        }
    }
    return QString::fromUtf8(address);
}

std::optional<Inline::Style> styleOf(int span)
{
    switch (span) {
    case MD_SPAN_EM:
        return Inline::Emphasis;
    case MD_SPAN_STRONG:
        return Inline::Strong;
    case MD_SPAN_CODE:
        return Inline::Code;
    case MD_SPAN_DEL:
        return Inline::Struck;
    default:
        return std::nullopt;
    }
}

} // namespace

bool MarkdownReader::read(QByteArrayView utf8, bool cut)
{
    static constexpr qsizetype forShortBodies = 1024;
    const QByteArrayView bytes = cut ? withoutHalfATag(utf8) : utf8;
    m_allowed = m_steps + markdownCallsAByte * bytes.size() + forShortBodies;
    MD_PARSER parser{};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
        return static_cast<MarkdownReader*>(self)->enterBlock(type, detail);
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
        return static_cast<MarkdownReader*>(self)->leaveBlock(type);
    };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
        return static_cast<MarkdownReader*>(self)->enterSpan(type, detail);
    };
    parser.leave_span = [](MD_SPANTYPE type, void* detail, void* self) {
        return static_cast<MarkdownReader*>(self)->leaveSpan(type, detail);
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
        return static_cast<MarkdownReader*>(self)->text(type, QByteArrayView(text, size));
    };
    const int result = md_parse(bytes.data(), static_cast<MD_SIZE>(bytes.size()), &parser, this);
    return result == 0 || (result > 0 && m_builder.isFull());
}

int MarkdownReader::step() { return ++m_steps > m_allowed || m_builder.isFull() ? 1 : 0; }

int MarkdownReader::enterBlock(int type, const void* detail)
{
    readRaw();
    switch (type) {
    case MD_BLOCK_QUOTE:
        m_builder.openQuote();
        break;
    case MD_BLOCK_UL:
        m_builder.openList(false);
        break;
    case MD_BLOCK_OL:
        m_builder.openList(true, static_cast<int>(std::min(
                                     static_cast<const MD_BLOCK_OL_DETAIL*>(detail)->start, 1000000U)));
        break;
    case MD_BLOCK_LI:
        m_builder.openItem();
        break;
    case MD_BLOCK_CODE:
        m_builder.openCode();
        break;
    case MD_BLOCK_H:
    case MD_BLOCK_THEAD:
        m_builder.endBlock();
        m_builder.openStyle(Inline::Strong);
        break;
    case MD_BLOCK_HTML:
    case MD_BLOCK_HR:
        m_builder.endBlock();
        break;
    case MD_BLOCK_TR:
        m_firstCell = true;
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        openCell();
        break;
    default:
        break;
    }
    return step();
}

int MarkdownReader::leaveBlock(int type)
{
    readRaw();
    switch (type) {
    case MD_BLOCK_QUOTE:
        m_builder.closeQuote();
        break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        m_builder.closeList();
        break;
    case MD_BLOCK_LI:
        m_builder.closeItem();
        break;
    case MD_BLOCK_CODE:
        m_builder.closeCode();
        break;
    case MD_BLOCK_H:
        m_builder.closeStyle(Inline::Strong);
        m_builder.endBlock();
        break;
    case MD_BLOCK_THEAD:
        m_builder.closeStyle(Inline::Strong);
        break;
    case MD_BLOCK_TR:
        m_builder.lineBreak();
        break;
    case MD_BLOCK_P:
    case MD_BLOCK_HTML:
    case MD_BLOCK_TABLE:
        m_builder.endBlock();
        break;
    default:
        break;
    }
    return step();
}

void MarkdownReader::openCell()
{
    if (!m_firstCell) {
        m_builder.space();
        put(U'|');
        m_builder.space();
    }
    m_firstCell = false;
}

int MarkdownReader::enterSpan(int type, const void* detail)
{
    readRaw();
    if (type == MD_SPAN_IMG) {
        if (m_images++ == 0) {
            m_alternative.clear();
        }
    } else if (m_images > 0) {
        return step(); // what is shown of an image is its words alone
    } else if (type == MD_SPAN_A) {
        m_builder.openLink(addressOf(static_cast<const MD_SPAN_A_DETAIL*>(detail)->href));
    } else if (const std::optional<Inline::Style> style = styleOf(type)) {
        m_builder.openStyle(*style);
    }
    return step();
}

int MarkdownReader::leaveSpan(int type, const void* detail)
{
    readRaw();
    if (type == MD_SPAN_IMG) {
        if (--m_images == 0 && !m_html.isDropping()) {
            m_builder.image(m_alternative, addressOf(static_cast<const MD_SPAN_IMG_DETAIL*>(detail)->src));
        }
    } else if (m_images > 0) {
        return step();
    } else if (type == MD_SPAN_A) {
        m_builder.closeLink();
    } else if (const std::optional<Inline::Style> style = styleOf(type)) {
        m_builder.closeStyle(*style);
    }
    return step();
}

int MarkdownReader::text(int type, QByteArrayView bytes)
{
    if (type == MD_TEXT_HTML) {
        if (m_images == 0) {
            m_raw.append(bytes);
        }
        return step();
    }
    readRaw();
    switch (type) {
    case MD_TEXT_BR:
        run("\n", false);
        break;
    case MD_TEXT_SOFTBR:
        run(" ", false);
        break;
    case MD_TEXT_ENTITY:
        entity(bytes);
        break;
    case MD_TEXT_NULLCHAR:
        break;
    default:
        run(bytes, type == MD_TEXT_CODE);
    }
    return step();
}

void MarkdownReader::run(QByteArrayView bytes, bool code)
{
    const bool flowing = m_images == 0 && !m_html.isDropping();
    for (qsizetype at = 0; at < bytes.size() && !m_builder.isFull();) {
        if (const qsizetype letters = flowing ? lettersAt(bytes, at) : 0; letters > 0) {
            m_builder.letters(bytes.sliced(at, letters));
            at += letters;
            continue;
        }
        const char32_t character = takeCharacter(bytes, at);
        if (flowing && character == U'\n') {
            m_builder.lineBreak();
        } else if (flowing && !code && (character == U' ' || character == U'\t')) {
            m_builder.space();
        } else {
            put(character);
        }
    }
}

void MarkdownReader::put(char32_t character)
{
    if (m_html.isDropping()) {
        return;
    }
    if (m_images == 0) {
        m_builder.character(character);
    } else if (m_alternative.size() < longestAlternative) {
        m_alternative.append(QStringView(QChar::fromUcs4(character)));
    }
}

// What md4c takes for a reference has the form of one; whether HTML knows it, the table says.
void MarkdownReader::entity(QByteArrayView reference)
{
    const Entity found = entityAt(reference, Place::Text);
    if (found.length != reference.size()) {
        run(reference, false);
        return;
    }
    put(found.character);
    if (found.second != 0) {
        put(found.second);
    }
}

void MarkdownReader::readRaw()
{
    if (!m_raw.isEmpty()) {
        m_html.read(m_raw);
        m_raw.resize(0);
    }
}

} // namespace moderato::text
