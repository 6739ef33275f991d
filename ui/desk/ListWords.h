// Words and icons for the rows of queues and articles, which the models give as meanings only.
// Neighbours: items::QueueModel and ArticleModel below, QueuePanel's lists above; no row is moved or left
// out.
#pragma once

#include <QIdentityProxyModel>

namespace moderato::ui {

class ListWords final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    enum class Of : quint8 { Queues, Articles };
    ListWords(Of rows, QAbstractItemModel& source, QObject* parent = nullptr);

    // Answers DisplayRole, DecorationRole, ToolTipRole and AccessibleTextRole; all else is the source's.
    QVariant data(const QModelIndex& index, int role) const override;
    // The number that stands at the end of the row.
    qint64 count(const QModelIndex& index) const;

    // Its rows stand in line whether or not each has one.
    bool hasIcons() const { return m_rows == Of::Queues; }

private:
    QString name(const QModelIndex& index) const;
    QVariant icon(const QModelIndex& index) const;
    QString spoken(const QModelIndex& index) const;

    Of m_rows;
};

} // namespace moderato::ui
