#include "model/search/SearchSnippet.h"

#include "model/search/SearchText.h"
#include "model/text/PlainText.h"

namespace moderato::search {

namespace {

constexpr qsizetype snippetBefore = 40;
constexpr qsizetype snippetAfter = 80;

using Found = std::vector<SearchHit::Found>;

// Where the terms that have to be there stand in the text.
class Places
{
public:
    explicit Places(const QString& text) : m_text(text)
    {
        m_folded = foldText(text, &m_foldedFrom);
        m_words = wordsOf(m_folded, &m_wordsFrom);
    }

    Found of(const SearchTerms& terms, qsizetype atMost) const
    {
        Found found;
        for (const SearchTerms::Words& one : terms.words) {
            for (qsizetype at = one.negated ? -1 : m_words.indexOf(one.needle);
                 at >= 0 && room(found, atMost); at = m_words.indexOf(one.needle, at + 1)) {
                // Without the blanks around.
                const qsizetype end = m_words.indexOf(u' ', at + one.needle.size() - 1);
                add(found, origin(wordPlace(at + 1)), origin(wordPlace(end)));
            }
        }
        for (const SearchTerms::Substring& part : terms.substrings) {
            for (qsizetype at = part.negated ? -1 : m_folded.indexOf(part.needle);
                 at >= 0 && room(found, atMost); at = m_folded.indexOf(part.needle, at + 1)) {
                add(found, origin(at), origin(at + part.needle.size()));
            }
        }
        std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.start < b.start; });
        return found;
    }

private:
    static bool room(const Found& found, qsizetype atMost) { return std::ssize(found) < atMost; }
    qsizetype wordPlace(qsizetype inWords) const
    {
        return inWords >= 0 && inWords < m_words.size() ? m_wordsFrom[static_cast<size_t>(inWords)]
                                                        : m_folded.size();
    }
    qsizetype origin(qsizetype inFolded) const
    {
        return inFolded < m_folded.size() ? m_foldedFrom[static_cast<size_t>(inFolded)] : m_text.size();
    }
    static void add(Found& found, qsizetype start, qsizetype end)
    {
        if (end > start) {
            found.push_back({start, end - start});
        }
    }

    const QString& m_text;
    QString m_folded;
    std::vector<qsizetype> m_foldedFrom;
    QString m_words;
    std::vector<qsizetype> m_wordsFrom;
};

QString lineAround(const QString& text, qsizetype place)
{
    qsizetype first = std::max<qsizetype>(0, place - snippetBefore);
    qsizetype last = std::min(text.size(), first + snippetBefore + snippetAfter);
    // Never half a character.
    if (first > 0 && text.at(first).isLowSurrogate()) {
        --first;
    }
    if (last < text.size() && text.at(last).isLowSurrogate()) {
        ++last;
    }
    const QString line = text::singleLine(QStringView(text).mid(first, last - first).toUtf8());
    const QChar more(u'…');
    return (first > 0 ? QString(more) : QString()) + line +
           (last < text.size() && !line.endsWith(more) ? QString(more) : QString());
}

} // namespace

void addSnippet(SearchHit& hit, QByteArrayView body, core::BodyFormat format, const SearchTerms& terms)
{
    const QString text = searchedText(body, format);
    const Found first = terms.readsText() ? Places(text).of(terms, 1'000) : Found();
    hit.snippet = lineAround(text, first.empty() ? 0 : first.front().start);
    if (!first.empty()) {
        // The line is not the text: it was made safe.
        hit.found = Places(hit.snippet).of(terms, 100);
    }
}

} // namespace moderato::search
