// The verbs, done: the one path by which window, command line and rules change anything.
// Neighbours: model/store's transactions below; whoever makes a Verb above.
#pragma once

#include "model/core/Result.h"
#include "model/decide/Request.h"

#include <QObject>

#include <functional>
#include <memory>
#include <stop_token>

namespace moderato::store {
class Store;
}

namespace moderato::decide {

class Desk final : public QObject
{
    Q_OBJECT

public:
    Desk(store::Store& store, core::DecidedBy by, QObject* parent = nullptr);
    ~Desk() override; // stops what goes in slices, and waits for it

    // Whose decisions these are, and whose undo takes them back.
    const core::DecidedBy& decidedBy() const { return m_by; }
    void setActor(core::Actor actor) { m_by.actor = std::move(actor); }

    using Done = std::function<void(const core::Result<Outcome>&)>;
    using Progress = std::function<void(qint64 done, qint64 all)>;
    using Ticket = quint64;

    // Returns at once. `done` comes in context's thread when the decision is durable; a verb that changes
    // nothing is not journalled and answers an Outcome without a decision. Unknown ids: CommentUnknown, and
    // nothing is done.
    // Up to some 2,000 comments are one transaction. More, a predicate, or replies below go in slices on a
    // worker: `progress` comes after each, other decisions go in between, and such verbs follow each other.
    // Undo stops one under way whose step it takes back, or that has not begun yet; it waits for an undo or
    // redo in slices.
    Ticket perform(Request request, QObject* context, Done done, Progress progress = {});
    // Stops what goes in slices: what is decided stands, as one step to undo, and `done` is told. Nothing
    // happens to a verb that is over, or too small to be stopped.
    void cancel(Ticket ticket);

    // The same, waiting; for the command line, never for the GUI thread. `progress` comes after each slice;
    // none begins after `stop` was asked for.
    core::Result<Outcome> performAndWait(const Request& request, const Progress& progress = {},
                                         const std::stop_token& stop = {});

    // Keeps an unsent reply to a comment, or an edit of it; an empty text forgets it. Not journalled. Durable
    // soon, in order with the verbs.
    void saveDraft(core::CommentId comment, core::Verb verb, const QByteArray& text);

private:
    class Slices;

    void performStep(Request request, Ticket ticket, Done done, Progress progress);

    store::Store& m_store;
    core::DecidedBy m_by;
    std::unique_ptr<Slices> m_slices;
    Ticket m_last = 0;
};

} // namespace moderato::decide
