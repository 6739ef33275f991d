#include "model/items/ArticleModel.h"

#include "model/query/PredicateAnswer.h"
#include "model/store/CountReader.h"
#include "model/store/Reader.h"
#include "model/store/Store.h"
#include "model/text/PlainText.h"

#include <algorithm>
#include <iterator>

namespace moderato::items {

namespace {

constexpr int facesAtOnce = 64;       // read together: a screen of them
constexpr qsizetype facesKept = 4096; // forgotten together

template <typename Rows>
auto placeOf(Rows& rows, core::ArticleId id)
{
    return std::lower_bound(rows.begin(), rows.end(), id,
                            [](const core::ArticleCounts& row, core::ArticleId one) { return row.id < one; });
}

} // namespace

ArticleModel::ArticleModel(store::Store& store, QObject* parent) : QAbstractListModel(parent)
{
    connect(&store, &store::Store::changed, this, &ArticleModel::apply);
    if (auto reader = store.openReader()) {
        m_reader = std::move(*reader);
        if (auto all = m_reader->counts().articleCounts())
            m_all = std::move(*all);
    }
    setQueue({});
}

ArticleModel::~ArticleModel() = default;

void ArticleModel::setQueue(const core::Predicate& queue)
{
    beginResetModel();
    m_queue = queue;
    m_rows.clear();
    std::copy_if(m_all.begin(), m_all.end(), std::back_inserter(m_rows),
                 [&](const core::ArticleCounts& one) { return countOf(one.counts) > 0; });
    endResetModel();
}

qint64 ArticleModel::countOf(const core::Counts& counts) const
{
    return query::countOf(m_queue, counts).value_or(counts.total());
}

void ArticleModel::apply(const core::ChangeEvent& event)
{
    for (const core::ArticleId id : event.reread) { // its title may be known only now
        m_faces.remove(id);
        if (const QModelIndex row = indexOf(id); row.isValid())
            Q_EMIT dataChanged(row, row);
    }
    for (auto counts = event.articleCounts.cbegin(); counts != event.articleCounts.cend(); ++counts)
        follow(counts.key(), counts.value());
}

void ArticleModel::follow(core::ArticleId id, const core::Counts& counts)
{
    const auto known = placeOf(m_all, id);
    if (known != m_all.end() && known->id == id)
        known->counts = counts;
    else
        m_all.insert(known, {id, counts});
    const auto shown = placeOf(m_rows, id);
    const auto row = static_cast<int>(shown - m_rows.begin());
    if (shown != m_rows.end() && shown->id == id) {
        if (shown->counts == counts)
            return;
        shown->counts = counts;
        Q_EMIT dataChanged(index(row), index(row),
                           {role(ArticleRole::Count), role(ArticleRole::Total), role(ArticleRole::Pending)});
    } else if (countOf(counts) > 0) {
        beginInsertRows({}, row, row);
        m_rows.insert(shown, {id, counts});
        endInsertRows();
    }
}

const ArticleModel::Face& ArticleModel::face(int row) const
{
    const core::ArticleId id = m_rows[static_cast<size_t>(row)].id;
    if (const auto known = m_faces.constFind(id); known != m_faces.cend())
        return *known;
    if (m_faces.size() > facesKept)
        m_faces.clear();
    const int first = row - row % facesAtOnce;
    const int last = std::min(first + facesAtOnce, static_cast<int>(m_rows.size()));
    std::vector<core::ArticleId> ids;
    for (int one = first; one < last; ++one)
        ids.push_back(m_rows[static_cast<size_t>(one)].id);
    const auto read = m_reader ? m_reader->counts().articles(ids) : core::Error{};
    if (read) {
        for (const core::ArticleSummary& article : *read)
            m_faces.insert(article.id, {text::singleLine(article.title), article.publishedAt});
    }
    return m_faces[id];
}

QModelIndex ArticleModel::indexOf(core::ArticleId id) const
{
    const auto found = placeOf(m_rows, id);
    return found == m_rows.end() || found->id != id ? QModelIndex()
                                                    : index(static_cast<int>(found - m_rows.begin()));
}

core::ArticleId ArticleModel::idAt(const QModelIndex& index) const
{
    return index.isValid() ? m_rows[static_cast<size_t>(index.row())].id : core::ArticleId{};
}

QModelIndex ArticleModel::nextWithMatches(const QModelIndex& from) const
{
    const auto count = static_cast<int>(m_rows.size());
    const int start = from.isValid() ? from.row() : -1;
    for (int step = 1; step <= count; ++step) {
        const int row = (start + step) % count;
        if (row != start && countOf(m_rows[static_cast<size_t>(row)].counts) > 0)
            return index(row);
    }
    return {};
}

int ArticleModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ArticleModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const core::ArticleCounts& article = m_rows[static_cast<size_t>(index.row())];
    if (role == Qt::DisplayRole)
        role = items::role(ArticleRole::Title);
    switch (static_cast<ArticleRole>(role)) {
    case ArticleRole::Id:
        return article.id.value;
    case ArticleRole::Title:
        return face(index.row()).title;
    case ArticleRole::Count:
        return countOf(article.counts);
    case ArticleRole::Total:
        return article.counts.total();
    case ArticleRole::Pending:
        return article.counts.of(core::Status::Pending);
    case ArticleRole::PublishedAt:
        return face(index.row()).publishedAt ? QVariant(*face(index.row()).publishedAt) : QVariant();
    }
    return {};
}

} // namespace moderato::items

#include "moc_ArticleModel.cpp"
