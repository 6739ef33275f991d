#include "model/items/ArticleModel.h"

#include "model/store/Reader.h"
#include "model/store/Store.h"
#include "model/text/PlainText.h"

#include <algorithm>

namespace moderato::items {

ArticleModel::ArticleModel(store::Store& store, QObject* parent) : QAbstractListModel(parent), m_store(store)
{
    connect(&store, &store::Store::changed, this, &ArticleModel::apply);
    setFilter({});
}

void ArticleModel::setFilter(const core::Filter& filter)
{
    beginResetModel();
    m_filter = filter;
    m_articles = readAll();
    std::erase_if(m_articles, [&](const core::ArticleSummary& one) { return countOf(one.counts) == 0; });
    endResetModel();
}

std::vector<core::ArticleSummary> ArticleModel::readAll() const
{
    const auto reader = m_store.openReader();
    if (!reader)
        return {};
    auto articles = (*reader)->articles();
    return articles ? std::move(*articles) : std::vector<core::ArticleSummary>{};
}

// Counters know flags beside statuses, not by status: a queue of flagged ones counts all flagged.
qint64 ArticleModel::countOf(const core::Counts& counts) const
{
    if (m_filter.flaggedOnly)
        return counts.flagged;
    qint64 count = 0;
    for (const core::Status status : core::allStatuses)
        count += m_filter.statuses.contains(status) ? counts.of(status) : 0;
    return count;
}

void ArticleModel::apply(const core::ChangeEvent& event)
{
    qsizetype known = 0;
    for (size_t row = 0; row < m_articles.size(); ++row) {
        const auto counts = event.articleCounts.constFind(m_articles[row].id);
        if (counts == event.articleCounts.cend())
            continue;
        ++known;
        if (m_articles[row].counts == *counts)
            continue;
        m_articles[row].counts = *counts;
        const QModelIndex changed = index(static_cast<int>(row));
        Q_EMIT dataChanged(changed, changed,
                           {role(ArticleRole::Count), role(ArticleRole::Total), role(ArticleRole::Pending)});
    }
    if (known < event.articleCounts.size() || !event.reread.empty())
        enterNewcomers();
}

void ArticleModel::enterNewcomers()
{
    size_t row = 0;
    for (core::ArticleSummary& article : readAll()) {
        const bool isListed = row < m_articles.size() && m_articles[row].id == article.id;
        if (!isListed && countOf(article.counts) == 0)
            continue;
        if (isListed) {
            m_articles[row] = std::move(article); // its title may be known only now
            const QModelIndex changed = index(static_cast<int>(row));
            Q_EMIT dataChanged(changed, changed);
        } else {
            beginInsertRows({}, static_cast<int>(row), static_cast<int>(row));
            m_articles.insert(m_articles.begin() + static_cast<qptrdiff>(row), std::move(article));
            endInsertRows();
        }
        ++row;
    }
}

QModelIndex ArticleModel::indexOf(core::ArticleId id) const
{
    const auto found = std::find_if(m_articles.begin(), m_articles.end(),
                                    [&](const core::ArticleSummary& article) { return article.id == id; });
    return found == m_articles.end() ? QModelIndex() : index(static_cast<int>(found - m_articles.begin()));
}

core::ArticleId ArticleModel::idAt(const QModelIndex& index) const
{
    return index.isValid() ? m_articles[static_cast<size_t>(index.row())].id : core::ArticleId{};
}

QModelIndex ArticleModel::nextWithMatches(const QModelIndex& from) const
{
    const auto count = static_cast<int>(m_articles.size());
    const int start = from.isValid() ? from.row() : -1;
    for (int step = 1; step <= count; ++step) {
        const int row = (start + step) % count;
        if (row != start && countOf(m_articles[static_cast<size_t>(row)].counts) > 0)
            return index(row);
    }
    return {};
}

int ArticleModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_articles.size());
}

QVariant ArticleModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const core::ArticleSummary& article = m_articles[static_cast<size_t>(index.row())];
    if (role == Qt::DisplayRole)
        role = items::role(ArticleRole::Title);
    switch (static_cast<ArticleRole>(role)) {
    case ArticleRole::Id:
        return article.id.value;
    case ArticleRole::Title:
        return text::singleLine(article.title);
    case ArticleRole::Count:
        return countOf(article.counts);
    case ArticleRole::Total:
        return article.counts.total();
    case ArticleRole::Pending:
        return article.counts.of(core::Status::Pending);
    case ArticleRole::PublishedAt:
        return article.publishedAt ? QVariant(*article.publishedAt) : QVariant();
    }
    return {};
}

} // namespace moderato::items
