#include "ui/words/Words.h"

#include <QCoreApplication>

namespace moderato::words {

using core::Action;

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Words", text); }

// English has no translation file of its own, so the singular and the plural are both spelled out here.
QString counted(const char* one, const char* many, qint64 count)
{
    return count == 1 ? tr(one) : tr(many).arg(count);
}

} // namespace

QString statusName(core::Status status)
{
    switch (status) {
    case core::Status::Pending:
        return tr("Pending");
    case core::Status::Approved:
        return tr("Approved");
    case core::Status::Rejected:
        return tr("Rejected");
    case core::Status::Spam:
        return tr("Spam");
    }
    return {};
}

QString flagReasonName(core::FlagReason reason)
{
    switch (reason) {
    case core::FlagReason::Spam:
        return tr("Spam");
    case core::FlagReason::Abuse:
        return tr("Abuse");
    case core::FlagReason::OffTopic:
        return tr("Off topic");
    case core::FlagReason::PersonalData:
        return tr("Personal data");
    case core::FlagReason::Legal:
        return tr("Legal");
    case core::FlagReason::Misinformation:
        return tr("Misinformation");
    case core::FlagReason::Other:
        return tr("Other");
    }
    return {};
}

QString queueName(items::QueueKind kind)
{
    switch (kind) {
    case items::QueueKind::Pending:
        return tr("Pending");
    case items::QueueKind::Flagged:
        return tr("Flagged");
    case items::QueueKind::Approved:
        return tr("Approved");
    case items::QueueKind::Rejected:
        return tr("Rejected");
    case items::QueueKind::Spam:
        return tr("Spam");
    case items::QueueKind::All:
        return tr("All");
    }
    return {};
}

QString actionName(Action action)
{
    switch (action) {
    case Action::Approve:
        return tr("Approve");
    case Action::Reject:
        return tr("Reject");
    case Action::Spam:
        return tr("Mark as spam");
    case Action::Pending:
        return tr("Back to pending");
    case Action::Flag:
        return tr("Flag");
    case Action::Unflag:
        return tr("Unflag");
    case Action::Edit:
        return tr("Edit");
    case Action::Reply:
        return tr("Reply");
    case Action::Undo:
        return tr("Undo");
    case Action::Redo:
        return tr("Redo");
    }
    return {};
}

QString actionDone(Action action, qint64 comments)
{
    switch (action) {
    case Action::Approve:
        return counted("Approved one comment", "Approved %L1 comments", comments);
    case Action::Reject:
        return counted("Rejected one comment", "Rejected %L1 comments", comments);
    case Action::Spam:
        return counted("Marked one comment as spam", "Marked %L1 comments as spam", comments);
    case Action::Pending:
        return counted("Put one comment back to pending", "Put %L1 comments back to pending", comments);
    case Action::Flag:
        return counted("Flagged one comment", "Flagged %L1 comments", comments);
    case Action::Unflag:
        return counted("Took the flag off one comment", "Took the flags off %L1 comments", comments);
    case Action::Edit:
        return counted("Edited one comment", "Edited %L1 comments", comments);
    case Action::Reply:
        return counted("Replied", "Wrote %L1 replies", comments);
    case Action::Undo:
        return counted("Undone for one comment", "Undone for %L1 comments", comments);
    case Action::Redo:
        return counted("Done again for one comment", "Done again for %L1 comments", comments);
    }
    return {};
}

QString authorName(const QString& name) { return name.isEmpty() ? tr("Anonymous") : name; }

} // namespace moderato::words
