#include "model/text/Neutraliser.h"

#include <QLatin1StringView>

namespace moderato::text {

namespace {

constexpr int runWithoutSpace = 500;
constexpr int marksALetter = 3;
constexpr char16_t zeroWidthSpace = 0x200b;

constexpr bool within(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

// Arabic and its kin, the Indic scripts and their neighbours: where a joiner changes the letters' form.
bool isJoiningScript(char32_t c)
{
    return within(c, 0x0600, 0x0dff) || within(c, 0x0f00, 0x109f) || within(c, 0x1780, 0x18af) ||
           within(c, 0x1900, 0x1cff) || within(c, 0xa800, 0xabff) || within(c, 0xfb50, 0xfdff) ||
           within(c, 0xfe70, 0xfefc) || within(c, 0x11000, 0x11fff);
}

bool isPictograph(char32_t c)
{
    return within(c, 0x2190, 0x2bff) || within(c, 0x1f000, 0x1faff) || c == 0xfe0f;
}

bool isVariationSelector(char32_t c)
{
    return within(c, 0xfe00, 0xfe0f) || within(c, 0xe0100, 0xe01ef) || within(c, 0x180b, 0x180d);
}

// A base that has variants in some font: pictographs and the keycaps, ideographs, Mongolian letters.
bool takesVariation(char32_t c)
{
    return isPictograph(c) || c == U'#' || c == U'*' || within(c, U'0', U'9') || c == 0xa9 || c == 0xae ||
           within(c, 0x2000, 0x218f) || within(c, 0x3000, 0x9fff) || within(c, 0x1800, 0x18af) ||
           within(c, 0x20000, 0x3ffff);
}

bool isInvisible(char32_t c)
{
    return c == 0x00ad || c == 0x034f || c == 0x061c || c == 0x115f || c == 0x1160 || c == 0x17b4 ||
           c == 0x17b5 || c == 0x180e || within(c, 0x200b, 0x200f) || within(c, 0x2060, 0x206f) ||
           c == 0x202c || c == 0x3164 || c == 0xfeff || c == 0xffa0 || within(c, 0xfff9, 0xfffb) ||
           within(c, 0xfdd0, 0xfdef) || (c & 0xfffe) == 0xfffe || within(c, 0x1d173, 0x1d17a) ||
           within(c, 0xe0000, 0xe0fff);
}

QLatin1StringView bidiName(char32_t c)
{
    switch (c) {
    case 0x202a:
        return QLatin1StringView("LRE");
    case 0x202b:
        return QLatin1StringView("RLE");
    case 0x202d:
        return QLatin1StringView("LRO");
    case 0x202e:
        return QLatin1StringView("RLO");
    case 0x2066:
        return QLatin1StringView("LRI");
    case 0x2067:
        return QLatin1StringView("RLI");
    case 0x2068:
        return QLatin1StringView("FSI");
    default:
        return {};
    }
}

} // namespace

bool Neutraliser::leaves(char32_t c)
{
    if (within(c, 0x20, 0x7e) || c == U'\t') {
        return true;
    }
    // Where most letters are, and no exception.
    if (within(c, 0x00ae, 0x034e) || within(c, 0x0350, 0x061b) || within(c, 0x061d, 0x115e) ||
        within(c, 0x3165, 0xd7ff)) {
        return true;
    }
    return c > 0xa0 && !QChar::isSpace(c) && c != 0x200c && c != 0x200d && !isVariationSelector(c) &&
           bidiName(c).isEmpty() && !isInvisible(c) && !within(c, 0xd800, 0xdfff) && c <= 0x10ffff;
}

void Neutraliser::append(QString& out, char32_t character)
{
    if (character > 0x20 && character < 0x7f) {
        m_marks = 0;
        push(out, character);
    } else if (character == 0x20) {
        out.append(QLatin1Char(' '));
        m_previous = character;
        restart();
    } else {
        appendRare(out, character);
    }
}

void Neutraliser::appendLetters(QString& out, QByteArrayView ascii)
{
    if (m_caps == Caps::Display && m_run + ascii.size() > runWithoutSpace) {
        for (const char letter : ascii) {
            append(out, static_cast<uchar>(letter));
        }
        return;
    }
    out.append(QLatin1StringView(ascii));
    m_run += static_cast<int>(m_caps == Caps::Display ? ascii.size() : 0);
    m_marks = 0;
    m_previous = static_cast<uchar>(ascii.back());
}

void Neutraliser::restart()
{
    m_run = 0;
    m_marks = 0;
}

void Neutraliser::appendRare(QString& out, char32_t character)
{
    if (character == U'\t') {
        out.append(QLatin1Char('\t'));
        m_previous = character;
        restart();
        return;
    }
    if (character < 0x20 || within(character, 0x7f, 0x9f)) {
        return;
    }
    if (character == 0x200c || character == 0x200d) {
        if (isJoiningScript(m_previous) || (character == 0x200d && isPictograph(m_previous))) {
            push(out, character);
        }
        return;
    }
    if (isVariationSelector(character)) {
        if (takesVariation(m_previous) && !isVariationSelector(m_previous)) {
            push(out, character);
        }
        return;
    }
    if (const QLatin1StringView name = bidiName(character); !name.isEmpty()) {
        out.append(QChar(u'⟦')).append(name).append(QChar(u'⟧'));
        m_previous = character;
        return;
    }
    if (character == 0x2028 || character == 0x2029) {
        append(out, U' ');
        return;
    }
    if (isInvisible(character)) {
        return;
    }
    if (within(character, 0xd800, 0xdfff) || character > 0x10ffff) {
        push(out, QChar::ReplacementCharacter);
        return;
    }
    const QChar::Category category = QChar::category(character);
    if (category != QChar::Mark_NonSpacing && category != QChar::Mark_Enclosing) {
        m_marks = 0;
    } else if (++m_marks > marksALetter && m_caps == Caps::Display) {
        return;
    }
    push(out, character);
}

void Neutraliser::push(QString& out, char32_t character)
{
    // A run may be cut before a letter only, never before what belongs to the letter.
    if (m_caps == Caps::Display && ++m_run > runWithoutSpace && m_marks == 0 && character != 0x200d &&
        m_previous != 0x200d) {
        out.append(QChar(zeroWidthSpace));
        m_run = 1;
    }
    if (character < 0x10000) {
        out.append(QChar(static_cast<char16_t>(character)));
    } else {
        out.append(QChar(QChar::highSurrogate(character))).append(QChar(QChar::lowSurrogate(character)));
    }
    m_previous = character;
}

} // namespace moderato::text
