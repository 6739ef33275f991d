// The house's meanings as sentences for people: the one place where an Error or a Problem is worded.
// Neighbours: every room of ui/ and the command line; needs no display.
#pragma once

#include "model/core/Decision.h"
#include "model/core/Problem.h"
#include "model/core/Result.h"
#include "model/items/Roles.h"

#include <QString>

namespace moderato::words {

// Where a sentence is read: what to do next is a button and a menu in the one, a command in the other.
enum class Medium : quint8 { Window, Terminal };

// One sentence or two: what happened, to which file or record, what to do. Plain text, no markup. Whether
// anything was changed before is said by those who know.
QString describe(const core::Error& error, Medium medium = Medium::Window);
QString describe(const core::Problem& problem);
// The problem's sentence alone, for those who show its `where` beside it.
QString what(const core::Problem& problem);

// `text` holds "%Ln" and stands in the catalogue (QT_TRANSLATE_N_NOOP) with its forms for one and for many.
QString counted(const char* context, const char* text, qint64 count);

QString statusName(core::Status status);            // "Approved"
QString flagReasonName(core::FlagReason reason);    // "Personal data"
QString articleStateName(core::ArticleState state); // "Draft"
QString queueName(items::QueueKind kind);           // "Pending"
QString verbName(core::Verb verb);                  // "Approve", for menus
QString verbDone(core::Verb verb, qint64 comments); // "Approved 3 comments", for the message bar
QString authorName(const QString& name);            // "Anonymous" when empty

// "3 minutes ago", "yesterday 14:05", "12 Mar 2022 10:20"; empty for an unknown moment. `now` for tests.
QString shortTime(core::Moment moment, qint64 now);
// The whole date and time in the reader's zone and locale.
QString longTime(core::Moment moment);

} // namespace moderato::words
