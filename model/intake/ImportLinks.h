// Replies whose parent was not there when they came: hung under it at the end of the import, or left as
// orphans. Neighbours: ImportWriter collects them, Ancestry keeps circles out.
#pragma once

#include "model/core/Ids.h"
#include "model/intake/Ancestry.h"
#include "model/intake/OriginIndex.h"

#include <QByteArray>

#include <functional>
#include <memory>
#include <unordered_set>
#include <vector>

namespace moderato::sqlite {
class Connection;
}

namespace moderato::intake {

struct ImportLink
{
    core::CommentId child;
    core::ArticleId article;
    qint64 source = 0;
    qint64 articleSource = 0;
    QByteArray parentName;
    QByteArray name;
    bool inFile = true; // else an orphan of an earlier import
};

class ImportLinks
{
public:
    enum class Outcome : quint8 { Linked, Missing, Circle };
    using Heard = std::function<void(const ImportLink&, core::CommentId parent, Outcome)>;

    void wait(ImportLink link);
    // An orphan of an earlier import that the file holds again, unchanged.
    void seenOrphan(core::CommentId id) { m_seenOrphans.insert(id); }

    // Orphans that wait in an article since an earlier import.
    void addEarlier(sqlite::Connection& connection, core::ArticleId article, qint64 articleSource);
    // For a few milliseconds; true when none is left. Last come first: a circle is then broken at its
    // smallest id.
    bool link(sqlite::Connection& connection, const OriginIndex& index, const Heard& heard);

private:
    std::vector<ImportLink> m_waiting;
    std::unordered_set<core::CommentId> m_waitingIds;
    std::unordered_set<core::CommentId> m_seenOrphans;
    bool m_sorted = false;
    size_t m_next = 0;
    std::unique_ptr<Ancestry> m_ancestry;
};

// The comment called `name` in this article: by its own source, else by the article's.
core::CommentId findParent(sqlite::Connection& connection, const OriginIndex& index, core::ArticleId article,
                           qint64 source, qint64 articleSource, const QByteArray& name, bool articleIsNew);

} // namespace moderato::intake
