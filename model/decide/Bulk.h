// A verb over many comments, done in slices: each a short transaction behind the decisions that come
// meanwhile, all of them one decision and one step to undo. Neighbours: Desk runs it on a worker; the store's
// Transaction does each slice.
#pragma once

#include "model/core/Result.h"
#include "model/decide/Steps.h"
#include "model/store/Store.h"

#include <atomic>
#include <functional>
#include <stop_token>

namespace moderato::decide {

class Bulk
{
public:
    Bulk(store::Store& store, Request request, core::DecidedBy by);

    using Progress = std::function<void(qint64 done, qint64 all)>; // after each slice
    // Reads which comments are meant once, on a connection of its own, so that what arrives later is not
    // touched; then does them. Waits for the writer: never on the GUI thread. What fails in the middle leaves
    // what was done, as one step, and is told in the outcome.
    core::Result<Outcome> run(const Progress& progress);

    // From any thread. Nothing is written by a slice that begins later.
    void stop() { m_stop.request_stop(); }
    bool isOver() const { return m_over; }
    const Request& request() const { return m_request; }

    // The decision it has begun; on the writer thread alone.
    core::DecisionId decision() const { return m_decision; }

private:
    using Work = std::function<core::Result<Applied>(store::Transaction&)>;

    core::Result<Outcome> decideAll(const Progress& progress);
    core::Result<std::vector<core::CommentId>> readIds() const;
    core::Result<Outcome> takeSteps(const Progress& progress);
    core::Result<Outcome> takeLargeStep(const core::UndoState::Step& step, const Progress& progress);
    static core::Result<Outcome> conclude(Outcome outcome, const core::Result<void>& written);
    core::Result<void> write(store::Store::Lane lane, qint64 size, const Work& work, Outcome& outcome);

    store::Store& m_store;
    const Request m_request;
    const core::DecidedBy m_by;
    std::stop_source m_stop;
    std::atomic_bool m_over = false;
    core::DecisionId m_decision;
    qint64 m_sliceSize;
};

} // namespace moderato::decide
