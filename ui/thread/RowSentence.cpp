#include "ui/thread/RowSentence.h"

#include "model/core/Comment.h"
#include "model/items/Roles.h"
#include "ui/thread/RowWords.h"
#include "ui/words/Words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace moderato::ui {

namespace {

constexpr QChar firstStrongIsolate(0x2068);
constexpr QChar popIsolate(0x2069);

QString isolated(const QString& text) { return firstStrongIsolate + text + popIsolate; }

int number(const QModelIndex& index, items::ThreadRole role) { return index.data(items::role(role)).toInt(); }

core::Moment moment(const QModelIndex& index)
{
    const QVariant at = index.data(items::role(items::ThreadRole::CreatedAt));
    return at.isValid() ? core::Moment(at.toLongLong()) : std::nullopt;
}

QStringList marksOf(const QModelIndex& index)
{
    using items::ThreadRole;
    QStringList said;
    if (index.data(Qt::CheckStateRole).toBool()) {
        said << RowWords::tr("ticked");
    }
    if (const int flags = number(index, ThreadRole::Flags); flags > 0) {
        said << (flags == 1 ? RowWords::tr("flagged") : RowWords::tr("%Ln flags", nullptr, flags));
    }
    if (index.data(items::role(ThreadRole::HasDraft)).toBool()) {
        said << RowWords::tr("unsent reply");
    }
    if (const int depth = number(index, ThreadRole::Depth); depth > 0) {
        said << RowWords::tr("level %1").arg(depth + 1);
    }
    return said;
}

} // namespace

QString replyCount(int replies) { return RowWords::tr("%Ln replies", nullptr, replies); }

QString pendingCount(int undecided) { return RowWords::tr("%1 pending").arg(QLocale().toString(undecided)); }

QString rowSentence(const QModelIndex& index)
{
    using items::ThreadRole;
    if (!index.isValid()) {
        return {};
    }
    QStringList head{words::statusName(static_cast<core::Status>(number(index, ThreadRole::Status))),
                     isolated(words::authorName(index.data(items::role(ThreadRole::AuthorName)).toString()))};
    if (const core::Moment at = moment(index)) {
        head << words::shortTime(at, QDateTime::currentMSecsSinceEpoch());
    }
    head << marksOf(index);
    const QString text = isolated(index.data(items::role(ThreadRole::Preview)).toString());
    QString said = RowWords::tr("%1: %2").arg(head.join(RowWords::tr(", ")), text);
    if (const int below = number(index, ThreadRole::Below); below > 0) {
        said += RowWords::tr(", ") + replyCount(below);
    }
    if (const int undecided = number(index, ThreadRole::UndecidedBelow); undecided > 0) {
        said += RowWords::tr(", ") + pendingCount(undecided);
    }
    return said;
}

} // namespace moderato::ui
