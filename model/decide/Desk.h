// The verbs, done: the one path by which window, command line and rules change anything.
// Neighbours: model/store's transactions below; whoever makes a Verb above.
#pragma once

#include "model/core/Result.h"
#include "model/decide/Verb.h"

#include <QObject>

#include <functional>

namespace moderato::store {
class Store;
}

namespace moderato::decide {

class Desk final : public QObject
{
    Q_OBJECT

public:
    Desk(store::Store& store, core::Moderator moderator, QObject* parent = nullptr);

    const core::Moderator& moderator() const { return m_moderator; }
    void setModerator(core::Moderator moderator);

    using Done = std::function<void(const core::Result<Outcome>&)>;

    // Returns at once. `done` comes in context's thread when the decision is durable; a verb that changes
    // nothing is not journalled and answers an Outcome without a decision. Unknown ids: CommentUnknown, and
    // nothing is done.
    void perform(Verb verb, QObject* context, Done done);

    // The same, waiting; for the command line, never for the GUI thread.
    core::Result<Outcome> performAndWait(const Verb& verb);

    // Keeps an unsent reply; an empty text forgets it. Not journalled. Durable soon, in order with the verbs.
    void saveDraft(core::CommentId parent, const QByteArray& text);

private:
    store::Store& m_store;
    core::Moderator m_moderator;
};

} // namespace moderato::decide
