// The articles of one import: kept until their first comment enters them, completed when the file says more.
// Neighbours: ImportWriter asks for the article of each comment.
#pragma once

#include "model/core/Ids.h"
#include "model/core/Record.h"

#include <QHash>

#include <deque>

namespace moderato::sqlite {
class Connection;
}
namespace moderato::store {
struct Writing;
}

namespace moderato::intake {

struct ImportArticle
{
    core::ArticleRecord record; // all that the file has said so far
    core::ArticleId id;         // valid once entered
    qint64 source = 0;
    bool isNew = false;   // made by this import: none of its comments can be there already
    bool counted = false; // among those created or changed
    bool waiting = false; // the record holds something that is not yet in the database
};

class ImportArticles
{
public:
    void begin(const core::ArticleRecord& record);

    // By the comment's own source first, else the article begun last; nullptr when it was never begun.
    ImportArticle* of(const core::CommentRecord& comment);
    // Enters or completes it in the database; true when that created or changed it for the first time.
    bool enter(store::Writing& writing, ImportArticle& article, qint64 source);
    ImportArticle* last() { return m_last; }

    const std::deque<ImportArticle>& all() const { return m_articles; }

private:
    std::deque<ImportArticle> m_articles;
    QHash<QByteArray, ImportArticle*> m_byOrigin;
    ImportArticle* m_last = nullptr;
};

} // namespace moderato::intake
