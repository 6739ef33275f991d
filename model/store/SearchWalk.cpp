#include "model/store/SearchWalk.h"

#include "model/store/SearchConditions.h"
#include "model/store/Statement.h"

#include <limits>
#include <sqlite3.h>

namespace moderato::store {

using core::CommentId;
using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

// So many texts tell whether a beginning is frequent: then reading on finds it, and merging its many rows
// would take long. In one of a hundred it is not.
constexpr qint64 textsThatTell = 1'000;
constexpr qint64 rareAmong = 100;

constexpr int instructionsBetweenLooks = 50'000;

// While it lives, a statement of this connection ends when `stop` is asked for.
class Stopping
{
public:
    Stopping(Connection& connection, const std::stop_token& stop) : m_connection(connection), m_stop(stop)
    {
        sqlite3_progress_handler(
            connection.handle(), instructionsBetweenLooks,
            [](void* token) { return static_cast<const std::stop_token*>(token)->stop_requested() ? 1 : 0; },
            &m_stop);
    }
    ~Stopping() { sqlite3_progress_handler(m_connection.handle(), 0, nullptr, nullptr); }
    Q_DISABLE_COPY_MOVE(Stopping)

private:
    Connection& m_connection;
    std::stop_token m_stop;
};

} // namespace

Result<void> SearchWalk::run(const Visit& visit, const std::stop_token& stop)
{
    if (m_terms.findNothing()) {
        return {};
    }
    const Stopping stopping(m_connection, stop);
    SearchSpan newest{m_indexed, {std::numeric_limits<qint64>::max()}, false};
    End end = walk(newest, false, visit, stop);
    if (end == End::Reached && m_indexed.isValid()) {
        end = walkIndexed(visit, stop);
    }
    if (end == End::Cancelled) {
        return Error{ErrorCode::Cancelled, {}, 0, {}};
    }
    return m_connection.judged();
}

SearchWalk::End SearchWalk::walkIndexed(const Visit& visit, const std::stop_token& stop)
{
    SearchSpan span{{}, m_indexed, true};
    const End end = walk(span, false, visit, stop);
    return end == End::RareBeginning ? walk(span, true, visit, stop) : end;
}

// Leaves in `span` what was not walked.
SearchWalk::End SearchWalk::walk(SearchSpan& span, bool byBeginnings, const Visit& visit,
                                 const std::stop_token& stop)
{
    const SearchWay way = searchWay(m_connection, m_terms, span, byBeginnings);
    if (!way.candidates) {
        return End::Reached;
    }
    const bool mayTurn = span.indexed && !byBeginnings && m_terms.hasBeginning();
    using Words = SearchConditions::Words;
    SearchConditions conditions(m_connection, m_terms,
                                !span.indexed ? Words::Read
                                : way.byWords ? Words::Met
                                              : Words::Indexed,
                                span.upTo, way.byWords && byBeginnings);
    for (CommentId id = way.candidates->next(); id.isValid(); id = way.candidates->next()) {
        if (stop.stop_requested()) {
            return End::Cancelled;
        }
        const auto article = conditions.fulfilledBy(id);
        if (article && !visit(id, *article)) {
            return End::Left;
        }
        const auto& beginnings = conditions.beginnings();
        if (mayTurn && beginnings.read == textsThatTell && beginnings.met * rareAmong < beginnings.read) {
            span.upTo.value = id.value - 1;
            return End::RareBeginning;
        }
    }
    return End::Reached;
}

} // namespace moderato::store
