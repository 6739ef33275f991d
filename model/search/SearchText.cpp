#include "model/search/SearchText.h"

#include "model/text/PlainText.h"

#include <algorithm>
#include <array>
#include <memory>

namespace moderato::search {

namespace {

struct Range
{
    char16_t first;
    char16_t last;
};

// Combining accents and cantillation, Hebrew and Arabic points, the Arabic stretching line: left out by
// writers as they please. Unicode 15, blocks and chapters 9 and 10.
constexpr std::array accents{
    Range{0x0300, 0x036f}, Range{0x0483, 0x0487}, Range{0x0591, 0x05bd}, Range{0x05bf, 0x05bf},
    Range{0x05c1, 0x05c2}, Range{0x05c4, 0x05c5}, Range{0x05c7, 0x05c7}, Range{0x0610, 0x061a},
    Range{0x0640, 0x0640}, Range{0x064b, 0x065f}, Range{0x0670, 0x0670}, Range{0x06d6, 0x06dc},
    Range{0x06df, 0x06e4}, Range{0x06e7, 0x06e8}, Range{0x06ea, 0x06ed}, Range{0x1ab0, 0x1aff},
    Range{0x1dc0, 0x1dff}, Range{0x20d0, 0x20ff}, Range{0xfe20, 0xfe2f},
};

bool isDropped(QChar c)
{
    const char16_t code = c.unicode();
    if (code < 0x00ad) {
        return false;
    }
    const auto range = std::lower_bound(accents.begin(), accents.end(), code,
                                        [](const Range& r, char16_t value) { return r.last < value; });
    return (range != accents.end() && code >= range->first) || c.category() == QChar::Other_Format;
}

bool isAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

QString foldByNormalizing(QStringView part)
{
    QString folded = part.toString().normalized(QString::NormalizationForm_KD);
    folded.removeIf(isDropped);
    // Composed again: Hangul and voiced kana are one character each.
    return folded.normalized(QString::NormalizationForm_C).toCaseFolded();
}

// The fold of single characters, remembered: normalizing costs most of a scan. Only of scripts whose letters
// do not join with the next to one, and only where one character becomes one.
class QuickFold
{
public:
    static constexpr char16_t none = 0xffff;

    char16_t of(char16_t c)
    {
        std::unique_ptr<Block>& block = m_blocks[c >> 8];
        if (!block) {
            block = std::make_unique<Block>();
            for (size_t low = 0; low < block->size(); ++low) {
                (*block)[low] = folded(static_cast<char16_t>((c & 0xff00) | low));
            }
        }
        return (*block)[c & 0xff];
    }

private:
    using Block = std::array<char16_t, 256>;

    static char16_t folded(QChar c)
    {
        const char16_t code = c.unicode();
        const bool standsAlone = code < 0x0590 || (code >= 0x2010 && code <= 0x2027) ||
                                 (code >= 0x3000 && code <= 0x30ff) || (code >= 0x4e00 && code <= 0x9fff);
        if (!standsAlone || c.isMark() || isDropped(c)) {
            return none;
        }
        const QString one = foldByNormalizing(QStringView(&c, 1));
        return one.size() == 1 ? one.at(0).unicode() : none;
    }

    std::array<std::unique_ptr<Block>, 256> m_blocks;
};

QString foldPart(QStringView part)
{
    if (isAscii(part)) {
        return part.toString().toLower();
    }
    thread_local QuickFold quick;
    QString folded(part.size(), Qt::Uninitialized);
    QChar* out = folded.data();
    for (const QChar c : part) {
        const char16_t one = quick.of(c.unicode());
        if (one == QuickFold::none) {
            return foldByNormalizing(part);
        }
        *out++ = QChar(one);
    }
    return folded;
}

// Is folding this one no more than a change of case?
bool standsAlone(QStringView text, qsizetype at)
{
    const QChar c = text[at];
    const bool marked = at + 1 < text.size() && text[at + 1].unicode() >= 0x0300 && text[at + 1].isMark();
    return !marked && (c.unicode() < 0x80 || (!c.isSurrogate() && !isDropped(c) && !c.isMark() &&
                                              c.decompositionTag() == QChar::NoDecomposition));
}

// The end of the character at `start`, with the marks that stand on it.
qsizetype clusterEnd(QStringView text, qsizetype start)
{
    qsizetype end = start + (text[start].isHighSurrogate() && start + 1 < text.size() ? 2 : 1);
    while (end < text.size() && text[end].unicode() >= 0x0300 && text[end].isMark()) {
        ++end;
    }
    return end;
}

bool isUnspaced(char32_t c)
{
    if (c < 0x0e00) {
        return false;
    }
    switch (QChar::script(c)) {
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Myanmar:
    case QChar::Script_Khmer:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Han:
        return true;
    default:
        return c == 0x30fc; // the sign for a long vowel, common to both kana
    }
}

// What a character is to a word.
struct Part
{
    bool isWord = false;
    bool isUnspaced = false;
    bool isMark = false;
};

Part partOf(char32_t c)
{
    const bool isMark = QChar::isMark(c);
    return {QChar::isLetterOrNumber(c) || isMark || QChar::category(c) == QChar::Other_PrivateUse,
            isUnspaced(c), isMark};
}

// The parts of the characters of the basic plane, remembered: asking Unicode's tables costs most of a pass.
class QuickParts
{
public:
    Part of(char32_t c)
    {
        if (c > 0xffff) {
            return partOf(c);
        }
        std::unique_ptr<Block>& block = m_blocks[c >> 8];
        if (!block) {
            block = std::make_unique<Block>();
            for (char32_t low = 0; low < block->size(); ++low) {
                (*block)[low] = partOf((c & 0xff00) | low);
            }
        }
        return (*block)[c & 0xff];
    }

private:
    using Block = std::array<Part, 256>;

    std::array<std::unique_ptr<Block>, 256> m_blocks;
};

} // namespace

QString foldText(QStringView text, std::vector<qsizetype>* origins)
{
    if (!origins) {
        return foldPart(text);
    }
    QString folded;
    folded.reserve(text.size());
    origins->reserve(static_cast<size_t>(text.size()));
    for (qsizetype start = 0; start < text.size();) {
        if (standsAlone(text, start)) {
            folded += text[start].toCaseFolded();
            origins->push_back(start++);
            continue;
        }
        const qsizetype end = clusterEnd(text, start);
        folded += foldPart(text.mid(start, end - start));
        origins->resize(static_cast<size_t>(folded.size()), start);
        start = end;
    }
    return folded;
}

QString wordsOf(QStringView folded, std::vector<qsizetype>* origins)
{
    thread_local QuickParts quick;
    // At most a blank before the first, and one after each.
    QString words(2 * folded.size() + 1, Qt::Uninitialized);
    QChar* const begin = words.data();
    QChar* out = begin;
    if (origins) {
        origins->resize(static_cast<size_t>(words.size()));
    }
    const auto put = [&](QChar c, qsizetype from) {
        if (origins) {
            (*origins)[static_cast<size_t>(out - begin)] = from;
        }
        *out++ = c;
    };
    put(u' ', 0);
    bool inWord = false;
    bool lastUnspaced = false;
    for (qsizetype i = 0; i < folded.size();) {
        const bool pair =
            folded[i].isHighSurrogate() && i + 1 < folded.size() && folded[i + 1].isLowSurrogate();
        const char32_t c =
            pair ? QChar::surrogateToUcs4(folded[i], folded[i + 1]) : char32_t{folded[i].unicode()};
        const qsizetype size = pair ? 2 : 1;
        if (const Part part = quick.of(c); part.isWord) {
            // A mark belongs to the character it stands on.
            if (inWord && (part.isUnspaced || lastUnspaced) && !part.isMark) {
                put(u' ', i);
            }
            for (qsizetype unit = i; unit < i + size; ++unit) {
                put(folded[unit], i);
            }
            inWord = true;
            lastUnspaced = part.isUnspaced;
        } else if (inWord) {
            put(u' ', i);
            inWord = false;
            lastUnspaced = false;
        }
        i += size;
    }
    if (inWord) {
        put(u' ', folded.size());
    }
    words.truncate(out - begin);
    if (origins) {
        origins->resize(static_cast<size_t>(words.size()));
    }
    return words;
}

bool isUnspacedWord(QStringView word)
{
    const bool pair = word.size() > 1 && word[0].isHighSurrogate() && word[1].isLowSurrogate();
    return !word.isEmpty() &&
           isUnspaced(pair ? QChar::surrogateToUcs4(word[0], word[1]) : char32_t{word[0].unicode()});
}

QString searchedText(QByteArrayView body, core::BodyFormat format)
{
    // By way of bytes: a plain body without rare characters needs no document to be made of it.
    QByteArray bytes;
    text::appendPlainText(bytes, body, format);
    QString text = QString::fromUtf8(bytes);
    if (text.size() > searchedCharacters) {
        text.truncate(searchedCharacters - (text.at(searchedCharacters).isLowSurrogate() ? 1 : 0));
    }
    return text;
}

} // namespace moderato::search
