#include "model/text/PlainText.h"

#include "model/core/Utf8.h"
#include "model/text/Reading.h"
#include "model/text/Utf8.h"

#include <algorithm>

namespace moderato::text {

namespace {

void appendInlines(QString& out, const Block& block, const QString& lineStart)
{
    for (const Inline& part : block.inlines) {
        switch (part.kind) {
        case Inline::Kind::Text:
            out.append(part.text);
            break;
        case Inline::Kind::LineBreak:
            out.append(QLatin1Char('\n')).append(lineStart);
            break;
        case Inline::Kind::Image:
            out.append(QLatin1Char('[')).append(part.text).append(QLatin1Char(']'));
            break;
        }
    }
}

// "> " for each level of quoting.
QString quoteMark(const Block& block) { return QStringLiteral("> ").repeated(block.quoteDepth); }

QString itemMark(const Block& block)
{
    const QString indent = QStringLiteral("  ").repeated(std::max(0, block.listDepth - 1));
    if (block.kind != Block::Kind::ListItem) {
        return block.listDepth > 0 ? indent + QStringLiteral("  ") : indent;
    }
    return indent +
           (block.number > 0 ? QString::number(block.number) + QStringLiteral(". ") : QStringLiteral("- "));
}

// The end of the line that begins at `p`; nullptr when a character in it needs the whole reading.
const uchar* endOfOrdinaryLine(const uchar* p, const uchar* end)
{
    while (p < end && *p != '\n') {
        if (*p >= 0x80) {
            const qsizetype length = characterLength(p, end - p);
            if (length == 0 || !Neutraliser::leaves(characterAt(p, length))) {
                return nullptr;
            }
            p += length;
        } else if (Neutraliser::leaves(*p) || (*p == '\r' && (p + 1 == end || p[1] == '\n'))) {
            ++p;
        } else {
            return nullptr;
        }
    }
    return p;
}

// What plainText() says of a plain body, as long as no character is one of the rare: lines without their
// trailing blanks, one empty line between paragraphs, none at the edges.
bool appendOrdinary(QByteArray& out, QByteArrayView utf8)
{
    const qsizetype before = out.size();
    const auto* p = reinterpret_cast<const uchar*>(utf8.data());
    const uchar* const end = p + utf8.size();
    bool paragraph = false;
    while (p < end) {
        const uchar* const line = p;
        p = endOfOrdinaryLine(p, end);
        if (p == nullptr) {
            out.resize(before);
            return false;
        }
        const uchar* last = p;
        if (last > line && last[-1] == '\r') {
            --last;
        }
        while (last > line && (last[-1] == ' ' || last[-1] == '\t')) {
            --last;
        }
        p += p < end ? 1 : 0;
        if (last == line) {
            paragraph = out.size() > before;
            continue;
        }
        if (out.size() > before) {
            out.append(paragraph ? "\n\n" : "\n");
        }
        paragraph = false;
        out.append(reinterpret_cast<const char*>(line), last - line);
    }
    return true;
}

// Cut at a word near `characters`, never inside a pair of surrogates.
QString cutAtWord(const QString& text, qsizetype characters)
{
    if (text.size() <= characters) {
        return text;
    }
    qsizetype end = characters;
    const qsizetype space = text.lastIndexOf(QLatin1Char(' '), end);
    if (space > characters / 2) {
        end = space;
    } else if (text[end].isLowSurrogate()) {
        --end;
    }
    return text.first(end) + QChar(u'…');
}

} // namespace

QString plainText(QByteArrayView utf8, core::BodyFormat format)
{
    Reading reading;
    reading.limits = {std::numeric_limits<qsizetype>::max(), std::numeric_limits<int>::max(), 0};
    reading.caps = Neutraliser::Caps::None;
    reading.links = false;
    const Document document = readBody(utf8, format, reading);
    QString out;
    out.reserve(utf8.size());
    const Block* previous = nullptr;
    for (const Block& block : document.blocks) {
        const QString quote = quoteMark(block);
        const QString item = itemMark(block);
        if (previous != nullptr) {
            const bool sameList = block.kind == Block::Kind::ListItem && previous->listDepth > 0 &&
                                  previous->quoteDepth == block.quoteDepth;
            out.append(sameList ? QStringLiteral("\n") : QStringLiteral("\n\n"));
        }
        out.append(quote).append(item);
        appendInlines(out, block, quote + QString(item.size(), QLatin1Char(' ')));
        previous = &block;
    }
    return out;
}

void appendPlainText(QByteArray& out, QByteArrayView utf8, core::BodyFormat format)
{
    if (format != core::BodyFormat::Plain || !appendOrdinary(out, utf8)) {
        out.append(plainText(utf8, format).toUtf8());
    }
}

QString preview(QByteArrayView utf8, core::BodyFormat format, int characters)
{
    const qsizetype wanted = std::max(characters, 1);
    Reading reading;
    // Markup may take several times the room of its text; a row is no place to look further.
    reading.limits.bytes = std::max<qsizetype>(4096, wanted * 16);
    reading.characters = wanted + 64;
    reading.links = false;
    const Document document = readBody(utf8, format, reading);
    QString out;
    out.reserve(reading.characters + 64);
    for (const Block& block : document.blocks) {
        if (!out.isEmpty()) {
            out.append(QLatin1Char(' '));
        }
        appendInlines(out, block, {});
        if (out.size() > reading.characters) {
            break;
        }
    }
    out = std::move(out).simplified();
    if (document.truncated && out.size() <= wanted) {
        return out + QChar(u'…');
    }
    return cutAtWord(out, wanted);
}

QString singleLine(QByteArrayView utf8, int characters)
{
    const qsizetype wanted = std::max(characters, 1);
    const QByteArrayView bytes = core::firstBytes(utf8, wanted * 16);
    QString out;
    out.reserve(std::min(bytes.size(), wanted) + 1);
    Neutraliser neutraliser(Neutraliser::Caps::Display);
    const QString text = QString::fromUtf8(bytes);
    bool space = false;
    bool cut = bytes.size() < utf8.size();
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isSpace()) {
            space = !out.isEmpty();
            continue;
        }
        if (out.size() > wanted) {
            cut = true;
            break;
        }
        if (space) {
            neutraliser.append(out, U' ');
            space = false;
        }
        const bool pair = c.isHighSurrogate() && i + 1 < text.size();
        neutraliser.append(out, pair ? QChar::surrogateToUcs4(c, text[i + 1]) : char32_t{c.unicode()});
        i += pair ? 1 : 0;
    }
    return out.size() <= wanted && cut ? out + QChar(u'…') : cutAtWord(out, wanted);
}

} // namespace moderato::text
