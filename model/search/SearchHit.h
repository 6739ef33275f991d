// What a search answers: comments with the line that shows why, and how far the index has come. Neighbours:
// Searcher makes them; the window and the command line show them.
#pragma once

#include "model/core/Ids.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace moderato::search {

struct SearchHit
{
    core::CommentId id;
    core::ArticleId article;
    QByteArray author;
    QByteArray articleTitle;
    QString snippet; // about 120 characters around the first match, one safe line
    struct Found
    {
        qsizetype start = 0;
        qsizetype length = 0;
        friend bool operator==(const Found&, const Found&) = default;
    };
    std::vector<Found> found; // where the words stand in the snippet, ascending; they may overlap
};

struct SearchProgress
{
    qint64 indexed = 0; // comments, those withdrawn among them
    qint64 total = 0;

    bool isComplete() const { return indexed >= total; }
};

} // namespace moderato::search
