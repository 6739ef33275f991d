// One transaction of the writer, as the work in it is handed it: what can be done is in CommentChanges (the
// comments), Journal (what was decided) and Drafts. Neighbours: Store hands it to the work it runs, the verbs
// of model/decide and the import write through it.
#pragma once

#include "model/core/ChangeEvent.h"
#include "model/core/Result.h"

#include <memory>

namespace moderato::sqlite {
class Connection;
}

namespace moderato::store {

struct Writing;

class Transaction
{
public:
    explicit Transaction(sqlite::Connection& connection);
    ~Transaction();
    Q_DISABLE_COPY_MOVE(Transaction)

    // Completes the event; nullopt when there is nothing to tell. Called once, before the commit.
    core::Result<std::optional<core::ChangeEvent>> finish();

private:
    friend Writing& writingOf(Transaction& transaction);

    std::unique_ptr<Writing> m_writing;
};

} // namespace moderato::store
