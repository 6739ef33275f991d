// How many replies each comment gained or lost in one transaction of an import: written once a comment, not
// once a reply. Neighbours: ImportWriter counts as it links.
#pragma once

#include "model/core/Ids.h"

#include <QHash>

namespace moderato::sqlite {
class Connection;
}

namespace moderato::intake {

class ReplyCounts
{
public:
    void add(core::ArticleId article, core::CommentId parent, qint64 replies);
    // Before the transaction ends.
    void write(sqlite::Connection& connection);

private:
    struct Count
    {
        core::ArticleId article;
        qint64 replies = 0;
    };
    QHash<core::CommentId, Count> m_counts;
};

} // namespace moderato::intake
