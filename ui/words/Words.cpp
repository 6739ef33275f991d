#include "ui/words/Words.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace moderato::words {

using core::Verb;

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Words", text); }

QString counted(const char* text, qint64 count) { return words::counted("Words", text, count); }

} // namespace

QString counted(const char* context, const char* text, qint64 count)
{
    const auto number = static_cast<int>(std::clamp<qint64>(count, 0, std::numeric_limits<int>::max()));
    return QCoreApplication::translate(context, text, nullptr, number);
}

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

QString articleStateName(core::ArticleState state)
{
    switch (state) {
    case core::ArticleState::Published:
        return tr("Published");
    case core::ArticleState::Draft:
        return tr("Draft");
    case core::ArticleState::Pending:
        return tr("Pending review");
    case core::ArticleState::Scheduled:
        return tr("Scheduled");
    case core::ArticleState::Private:
        return tr("Private");
    case core::ArticleState::Trash:
        return tr("In the trash");
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

QString verbName(Verb verb)
{
    switch (verb) {
    case Verb::Approve:
        return tr("Approve");
    case Verb::Reject:
        return tr("Reject");
    case Verb::Spam:
        return tr("Mark as spam");
    case Verb::Pending:
        return tr("Back to pending");
    case Verb::Flag:
        return tr("Flag");
    case Verb::Unflag:
        return tr("Unflag");
    case Verb::Edit:
        return tr("Edit");
    case Verb::Reply:
        return tr("Reply");
    case Verb::Undo:
        return tr("Undo");
    case Verb::Redo:
        return tr("Redo");
    }
    return {};
}

QString verbDone(Verb verb, qint64 comments)
{
    switch (verb) {
    case Verb::Approve:
        return counted(QT_TRANSLATE_N_NOOP("Words", "Approved %Ln comments"), comments);
    case Verb::Reject:
        return counted(QT_TRANSLATE_N_NOOP("Words", "Rejected %Ln comments"), comments);
    case Verb::Spam:
        return counted(QT_TRANSLATE_N_NOOP("Words", "Marked %Ln comments as spam"), comments);
    case Verb::Pending:
        return counted(QT_TRANSLATE_N_NOOP("Words", "Put %Ln comments back to pending"), comments);
    case Verb::Flag:
        return counted(QT_TRANSLATE_N_NOOP("Words", "Flagged %Ln comments"), comments);
    case Verb::Unflag:
        return counted(QT_TRANSLATE_N_NOOP("Words", "Took the flags off %Ln comments"), comments);
    case Verb::Edit:
        return counted(QT_TRANSLATE_N_NOOP("Words", "Edited %Ln comments"), comments);
    case Verb::Reply:
        return counted(QT_TRANSLATE_N_NOOP("Words", "Wrote %Ln replies"), comments);
    case Verb::Undo:
        return counted(QT_TRANSLATE_N_NOOP("Words", "Undone for %Ln comments"), comments);
    case Verb::Redo:
        return counted(QT_TRANSLATE_N_NOOP("Words", "Done again for %Ln comments"), comments);
    }
    return {};
}

QString authorName(const QString& name) { return name.isEmpty() ? tr("Anonymous") : name; }

} // namespace moderato::words
