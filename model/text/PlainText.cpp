#include "model/text/PlainText.h"

#include "model/text/Reading.h"

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
    const QByteArrayView bytes = firstBytes(utf8, wanted * 16);
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
