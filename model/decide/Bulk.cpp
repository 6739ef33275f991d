#include "model/decide/Bulk.h"

#include "model/store/Reader.h"
#include "model/store/TargetReader.h"

#include <QElapsedTimer>

#include <algorithm>

namespace moderato::decide {

using core::CommentId;
using core::Error;
using core::ErrorCode;
using core::Result;
using store::Transaction;
using Lane = store::Store::Lane;

namespace {

// A slice stays near this on the writer thread; a decision that comes meanwhile waits for one at most.
constexpr qint64 sliceNanoseconds = 20'000'000;
// Each slice counts its authors anew: smaller ones would cost more than they spare.
constexpr qint64 smallestSlice = oneTransaction;
constexpr qint64 largestSlice = 4000; // what a window takes in without a stutter

qint64 betterSize(qint64 size, qint64 nanoseconds)
{
    const double factor = static_cast<double>(sliceNanoseconds) / static_cast<double>(nanoseconds + 1);
    const double better = static_cast<double>(size) * std::clamp(factor, 0.25, 2.0);
    return std::clamp(static_cast<qint64>(better), smallestSlice, largestSlice);
}

} // namespace

Bulk::Bulk(store::Store& store, Request request, core::DecidedBy by)
    : m_store(store), m_request(std::move(request)), m_by(std::move(by)), m_sliceSize(smallestSlice)
{
}

Result<Outcome> Bulk::run(const Progress& progress)
{
    auto outcome = isStep(m_request) ? takeSteps(progress) : decideAll(progress);
    m_over = true;
    return outcome;
}

Result<std::vector<CommentId>> Bulk::readIds() const
{
    auto reader = m_store.openReader();
    if (!reader) {
        return reader.error();
    }
    const std::stop_token stop = m_stop.get_token();
    const Targets& targets = m_request.targets;
    if (targets.matching && !targets.ids.empty()) {
        return core::sortedWithoutDoubles(targets.ids);
    }
    return targets.matching      ? (*reader)->targets().matching(*targets.matching, stop)
           : targets.withReplies ? (*reader)->targets().withReplies(targets.ids, stop)
                                 : (*reader)->targets().known(targets.ids, stop);
}

Result<void> Bulk::write(Lane lane, qint64 size, const Work& work, Outcome& outcome)
{
    Applied applied;
    auto written = m_store.writeAndWait(lane, [&](Transaction& transaction) -> Result<void> {
        if (m_stop.stop_requested()) {
            return Error::cancelled();
        }
        QElapsedTimer timer;
        timer.start();
        auto done = work(transaction);
        if (!done) {
            return done.error();
        }
        m_sliceSize = betterSize(size, timer.nsecsElapsed());
        applied = std::move(*done);
        return {};
    });
    if (written) {
        addTo(outcome, std::move(applied));
    }
    return written;
}

Result<Outcome> Bulk::decideAll(const Progress& progress)
{
    Outcome outcome;
    const auto ids = readIds();
    const auto all = ids ? static_cast<qint64>(ids->size()) : 0;
    Result<void> written = ids ? Result<void>() : Result<void>(ids.error());
    for (qint64 done = 0; written && done < all;) {
        const qint64 size = std::min(all <= oneTransaction ? all : m_sliceSize, all - done);
        const std::span<const CommentId> some(ids->data() + done, static_cast<size_t>(size));
        // The last goes as a decision does: its commit syncs the log, and with it every slice before.
        const Lane lane = done + size == all ? Lane::Decision : Lane::Bulk;
        written = write(
            lane, size,
            [&](Transaction& transaction) {
                Slice slice;
                slice.of = m_decision;
                slice.since.leavesGone = true;
                slice.since.stillFulfil = m_request.targets.matching.value_or(core::Predicate());
                slice.done = done + size;
                slice.planned = all > oneTransaction ? all : 0;
                auto applied = applyVerb(transaction, m_request, m_by, some, slice);
                if (applied && applied->decision.isValid()) {
                    m_decision = applied->decision;
                }
                return applied;
            },
            outcome);
        done += size;
        if (written && done < all && progress) {
            progress(done, all);
        }
    }
    outcome.planned = all;
    return conclude(std::move(outcome), written);
}

// Nothing done and a fault: the fault. Something done: what stands, and why it is not all.
Result<Outcome> Bulk::conclude(Outcome outcome, const Result<void>& written)
{
    outcome.stopped = !written;
    if (!written && written.error().code != ErrorCode::Cancelled) {
        if (outcome.changed == 0) {
            return written.error();
        }
        outcome.cutOffBy = written.error();
    }
    return outcome;
}

Result<Outcome> Bulk::takeSteps(const Progress& progress)
{
    Outcome last;
    for (int left = m_request.count; left > 0 && !last.stopped;) {
        Steps steps;
        const auto written =
            m_store.writeAndWait(Lane::Decision, [&](Transaction& transaction) -> Result<void> {
                Request request = m_request;
                request.count = left;
                auto taken = decide::takeSteps(transaction, request, m_by);
                if (!taken) {
                    return taken.error();
                }
                steps = std::move(*taken);
                return {};
            });
        if (!written) {
            return left < m_request.count ? Result<Outcome>(std::move(last)) : written.error();
        }
        if (steps.done > 0) {
            last = outcomeOf(std::move(steps.last));
        }
        if (!steps.larger) {
            break;
        }
        auto taken = takeLargeStep(*steps.larger, progress);
        if (!taken) {
            return taken;
        }
        last = std::move(*taken);
        left -= steps.done + 1;
    }
    return last;
}

Result<Outcome> Bulk::takeLargeStep(const core::UndoState::Step& step, const Progress& progress)
{
    Outcome outcome;
    outcome.verb = step.verb;
    StepPart part;
    part.step = step;
    part.again = m_request.verb == core::Verb::Redo;
    Result<void> written;
    for (qint64 done = 0; written && !part.isOver;) {
        const qint64 size = m_sliceSize;
        const Lane lane = done + size >= step.comments ? Lane::Decision : Lane::Bulk;
        StepPart next = part;
        written = write(
            lane, size, [&](Transaction& transaction) { return takeStep(transaction, m_by, next, size); },
            outcome);
        if (written) {
            part = next;
            done += size;
            if (!part.isOver && progress) {
                progress(std::min(done, step.comments), step.comments);
            }
        }
    }
    outcome.planned = step.comments;
    return conclude(std::move(outcome), written);
}

} // namespace moderato::decide
