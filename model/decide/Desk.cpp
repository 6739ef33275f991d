#include "model/decide/Desk.h"

#include "model/decide/Slices.h"
#include "model/store/Drafts.h"
#include "model/store/Journal.h"
#include "model/store/Store.h"

#include <QPointer>

namespace moderato::decide {

using core::CommentId;
using core::Error;
using core::ErrorCode;
using core::Result;
using store::Transaction;
using Lane = store::Store::Lane;

namespace {

bool goesInSlices(const Request& request)
{
    const Targets& targets = request.targets;
    return targets.matching || targets.withReplies ||
           static_cast<qint64>(targets.ids.size()) > oneTransaction;
}

bool hasNoTarget(const Request& request) { return !request.targets.matching && request.targets.ids.empty(); }

Error noTarget() { return {ErrorCode::CommentUnknown, {}, 0, {}}; }

store::Store::Work workOf(Request request, core::DecidedBy by, std::shared_ptr<Outcome> outcome)
{
    return [request = std::move(request), by = std::move(by),
            outcome = std::move(outcome)](Transaction& transaction) -> Result<void> {
        if (hasNoTarget(request)) {
            return noTarget();
        }
        auto applied = applyVerb(transaction, request, by, request.targets.ids);
        if (!applied) {
            return applied.error();
        }
        *outcome = outcomeOf(std::move(*applied));
        return {};
    };
}

using BulkPointer = std::shared_ptr<Bulk>;

struct StepWork
{
    Request request;
    core::DecidedBy by;
    BulkPointer newest;             // what undo is about when it has decided nothing yet
    std::vector<BulkPointer> bulks; // under way
    std::shared_ptr<std::atomic_int> inSlices;
    Steps steps;
    bool goesOnInSlices = false;
};

// On the writer thread between two slices, where it is known what a bulk has begun: one whose step is taken
// back is stopped first. What comes after a step in slices waits its turn behind it.
Result<void> takeOrPassOn(Transaction& transaction, StepWork& work)
{
    if (*work.inSlices > 0) {
        work.goesOnInSlices = true;
        ++*work.inSlices;
        return {};
    }
    if (work.request.verb == core::Verb::Undo) {
        if (work.newest && !work.newest->isOver() && !work.newest->decision().isValid()) {
            work.newest->stop();
            work.steps.last.verb = work.newest->request().verb;
            return {};
        }
        const auto next = store::Journal(transaction, work.by).nextStep(false);
        for (const BulkPointer& bulk : work.bulks) {
            if (next && bulk->decision() == next->decision) {
                bulk->stop();
            }
        }
    }
    auto taken = takeSteps(transaction, work.request, work.by);
    if (!taken) {
        return taken.error();
    }
    work.steps = std::move(*taken);
    work.goesOnInSlices = work.steps.larger.has_value();
    *work.inSlices += work.goesOnInSlices ? 1 : 0;
    return {};
}

Result<Outcome> answer(const Result<void>& written, const Outcome& outcome)
{
    if (!written) {
        return written.error();
    }
    return outcome;
}

// The same, called in context's thread, unless that is gone by then.
template <typename Function>
auto inThreadOf(QObject* context, Function function)
{
    return [context = QPointer<QObject>(context), function = std::move(function)](const auto&... values) {
        if (context && function) {
            QMetaObject::invokeMethod(context, [function, values...] { function(values...); });
        }
    };
}

} // namespace

Desk::Desk(store::Store& store, core::DecidedBy by, QObject* parent)
    : QObject(parent), m_store(store), m_by(std::move(by)), m_slices(std::make_unique<Slices>(*this))
{
}

Desk::~Desk() = default;

Desk::Ticket Desk::perform(Request request, QObject* context, Done done, Progress progress)
{
    const Ticket ticket = ++m_last;
    if (isStep(request)) {
        performStep(std::move(request), ticket, inThreadOf(context, std::move(done)),
                    inThreadOf(context, std::move(progress)));
        return ticket;
    }
    if (goesInSlices(request) && !hasNoTarget(request)) {
        m_slices->start(ticket, std::move(request), inThreadOf(context, std::move(done)),
                        inThreadOf(context, std::move(progress)));
        return ticket;
    }
    m_slices->setOvertaken();
    const auto outcome = std::make_shared<Outcome>();
    m_store.write(Lane::Decision, workOf(std::move(request), m_by, outcome), context,
                  [outcome, done = std::move(done)](const Result<void>& written) {
                      if (done) {
                          done(answer(written, *outcome));
                      }
                  });
    return ticket;
}

void Desk::performStep(Request request, Ticket ticket, Done done, Progress progress)
{
    const auto work = std::make_shared<StepWork>(StepWork{
        std::move(request), m_by, m_slices->newest(), m_slices->underWay(), m_slices->steps(), {}, false});
    m_slices->setOvertaken();
    m_store.write(
        Lane::Decision, [work](Transaction& transaction) { return takeOrPassOn(transaction, *work); }, this,
        [this, work, ticket, done = std::move(done),
         progress = std::move(progress)](const Result<void>& written) {
            if (!work->goesOnInSlices) {
                done(answer(written, outcomeOf(std::move(work->steps.last))));
            } else if (written) {
                work->request.count -= work->steps.done;
                m_slices->start(ticket, std::move(work->request), done, progress);
            } else {
                --*work->inSlices;
                done(written.error());
            }
        });
}

void Desk::cancel(Ticket ticket) { m_slices->stop(ticket); }

Result<Outcome> Desk::performAndWait(const Request& request, const Progress& progress,
                                     const std::stop_token& stop)
{
    if (isStep(request) || (goesInSlices(request) && !hasNoTarget(request))) {
        Bulk bulk(m_store, request, m_by);
        const std::stop_callback stopping(stop, [&bulk] { bulk.stop(); });
        return bulk.run(progress);
    }
    const auto outcome = std::make_shared<Outcome>();
    const Result<void> written = m_store.writeAndWait(Lane::Decision, workOf(request, m_by, outcome));
    return answer(written, *outcome);
}

void Desk::saveDraft(CommentId comment, core::Verb verb, const QByteArray& text)
{
    m_store.write(Lane::Decision,
                  [comment, verb, text](Transaction& transaction) {
                      return store::saveDraft(transaction, comment, verb, text);
                  },
                  nullptr, {});
}

} // namespace moderato::decide

#include "moc_Desk.cpp"
