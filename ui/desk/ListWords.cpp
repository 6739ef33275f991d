#include "ui/desk/ListWords.h"

#include "ui/theme/Look.h"
#include "ui/words/Words.h"

#include <QGuiApplication>
#include <QTextDocument>

namespace moderato::ui {

using items::ArticleRole;
using items::QueueKind;
using items::QueueRole;

ListWords::ListWords(Of rows, QAbstractItemModel& source, QObject* parent)
    : QIdentityProxyModel(parent), m_rows(rows)
{
    setSourceModel(&source);
}

QVariant ListWords::data(const QModelIndex& index, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return name(index);
    case Qt::ToolTipRole:
        // A tooltip takes what looks like markup for rich text; converted, a stranger's markup is text.
        return Qt::convertFromPlainText(spoken(index));
    case Qt::AccessibleTextRole:
        return spoken(index);
    case Qt::DecorationRole:
        return icon(index);
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

qint64 ListWords::count(const QModelIndex& index) const
{
    const int role = m_rows == Of::Queues ? items::role(QueueRole::Count) : items::role(ArticleRole::Count);
    return QIdentityProxyModel::data(index, role).toLongLong();
}

QString ListWords::name(const QModelIndex& index) const
{
    if (m_rows == Of::Queues) {
        const int kind = QIdentityProxyModel::data(index, items::role(QueueRole::Kind)).toInt();
        return words::queueName(static_cast<QueueKind>(kind));
    }
    const QString title = QIdentityProxyModel::data(index, items::role(ArticleRole::Title)).toString();
    return title.isEmpty() ? tr("Untitled article") : title;
}

QVariant ListWords::icon(const QModelIndex& index) const
{
    if (m_rows == Of::Articles) {
        return {};
    }
    const QPalette palette = QGuiApplication::palette();
    const int kind = QIdentityProxyModel::data(index, items::role(QueueRole::Kind)).toInt();
    switch (static_cast<QueueKind>(kind)) {
    case QueueKind::Pending:
        return theme::statusIcon(core::Status::Pending, palette);
    case QueueKind::Flagged:
        return theme::flagIcon(palette);
    case QueueKind::Approved:
        return theme::statusIcon(core::Status::Approved, palette);
    case QueueKind::Rejected:
        return theme::statusIcon(core::Status::Rejected, palette);
    case QueueKind::Spam:
        return theme::statusIcon(core::Status::Spam, palette);
    case QueueKind::All:
        break;
    }
    return {};
}

QString ListWords::spoken(const QModelIndex& index) const
{
    const auto total = static_cast<int>(std::min<qint64>(count(index), std::numeric_limits<int>::max()));
    return tr("%1, %Ln comments", nullptr, total).arg(name(index));
}

} // namespace moderato::ui

#include "moc_ListWords.cpp"
