// What the search cases ask: words drawn from the data itself and every operator, each beside the plain SQL
// that has to answer the same comments. Neighbours: SearchCase asks both ways; generate/ made the words.
#pragma once

#include <QByteArrayList>
#include <QStringList>

#include <vector>

namespace moderato::store {
class Reader;
}

namespace moderato::bench {

struct SearchQuery
{
    QString typed;
    QByteArray sql;       // answers the ids of the first fifty hits, the highest first
    QByteArrayList bound; // its ?1, ?2
    QByteArray rivalSql;  // timed in its place when it asks for more than the rival does; has the same ?1
};

class SearchQueries
{
public:
    using List = std::vector<SearchQuery>;

    // Draws words from comments spread over the whole database: frequent ones and rare ones, as they come.
    SearchQueries(store::Reader& reader, qint64 comments);

    List words() const;    // of a-z, and of other scripts
    List twoWords() const; // of one comment, and of two
    List prefixes() const;
    List phrases() const;
    List parts() const;
    List operators() const;

    // A word without its first and last letter.
    static SearchQuery part(const QString& word);
    const QStringList& longWords() const { return m_long; }

private:
    void addWordsOf(const QStringList& body);

    qint64 m_middle; // of the time in which the comments were written, a whole minute
    QStringList m_words;
    QStringList m_foreign;
    QStringList m_pairs;   // "one two", of one comment
    QStringList m_phrases; // "one two", neighbours
    QStringList m_divisible;
    QStringList m_long;
};

} // namespace moderato::bench
