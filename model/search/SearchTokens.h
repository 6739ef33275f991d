// What the search index holds of a comment: its words, and what else it is found by, as tokens without an
// order. Neighbours: SearchIndex puts them in, SearchTerms and AccessPaths ask for them.
#pragma once

#include "model/core/Ids.h"
#include "model/core/Record.h"

#include <QByteArrayList>

namespace moderato::search {

struct IndexedComment
{
    core::ArticleId article;
    core::AuthorId author;
    core::Moment createdAt;
    bool hasLink = false;
    QByteArrayView body;
    core::BodyFormat format = core::BodyFormat::Plain;
};

// Parted by blanks, in UTF-8; all but the depth, which hangs on other comments. A token that is no
// word begins with a sign that no word has.
QByteArray tokensOf(const IndexedComment& comment);
QByteArray authorToken(core::AuthorId author);
QByteArray articleToken(core::ArticleId article);
QByteArray linkToken();
QByteArray depthToken(qint64 depth);

// Every comment of such a time (from <= time < before) or depth (least <= depth <= most) has one of these; so
// may others. At most 150.
QByteArrayList timeTokens(qint64 from, qint64 before);
QByteArrayList depthTokens(qint64 least, qint64 most);

// The tokens that comments with these words have; `words` as wordsOf answers. In a script without spaces
// these are pairs of characters, as single ones are in too many comments.
QByteArrayList wordTokens(QStringView words);

// Pairs of neighbouring characters of a folded name: whoever holds a text holds its pairs. Empty for a single
// character.
QByteArrayList pairTokens(QStringView folded);

} // namespace moderato::search
