#include "model/search/SearchWalk.h"

#include "model/search/SearchConditions.h"
#include "model/search/SearchStop.h"
#include "model/sqlite/Statement.h"

#include <cmath>
#include <limits>

namespace moderato::search {

using core::CommentId;
using core::Error;
using core::ErrorCode;
using core::Result;
using sqlite::Connection;

namespace {

// A prefix that is in one of r texts is found by reading 50 r of them, or by merging the index's rows of
// all that begin so, n / r. Reading a text takes as long as merging some 100 rows: so merging is the shorter
// way where r² is above n / (50 * 100). Some texts have to be read to tell.
constexpr double hitsWanted = 50;
constexpr double rowsWorthAText = 100;
constexpr double meetingsThatTell = 6;

class Turning
{
public:
    explicit Turning(qint64 comments)
        : m_worthReading(
              std::sqrt(hitsWanted * rowsWorthAText / std::max(1.0, static_cast<double>(comments))))
    {
    }

    bool isWorthIt(qint64 read, qint64 met) const
    {
        const auto texts = static_cast<double>(read);
        return texts * m_worthReading >= meetingsThatTell &&
               static_cast<double>(met) < texts * m_worthReading;
    }

private:
    double m_worthReading; // of the texts, the share that has the prefix
};

} // namespace

Result<void> SearchWalk::run(const Visit& visit, const std::stop_token& stop)
{
    if (m_terms.findNothing()) {
        return {};
    }
    const SearchStop stopping(m_connection, stop);
    SearchSpan newest{m_indexed, {std::numeric_limits<qint64>::max()}, false};
    End end = walk(newest, false, visit, stop);
    if (end == End::Reached && m_indexed.isValid()) {
        end = walkIndexed(visit, stop);
    }
    if (end == End::Cancelled) {
        return Error::cancelled();
    }
    return m_connection.judged();
}

SearchWalk::End SearchWalk::walkIndexed(const Visit& visit, const std::stop_token& stop)
{
    SearchSpan span{{}, m_indexed, true};
    const End end = walk(span, false, visit, stop);
    return end == End::RarePrefix ? walk(span, true, visit, stop) : end;
}

// Leaves in `span` what was not walked.
SearchWalk::End SearchWalk::walk(SearchSpan& span, bool byPrefixes, const Visit& visit,
                                 const std::stop_token& stop)
{
    const AccessPath way = rarestAccessPath(m_connection, m_terms, span, byPrefixes);
    if (!way.candidates) {
        return End::Reached;
    }
    const Turning turning(span.upTo.value);
    const bool mayTurn = span.indexed && !byPrefixes && m_terms.hasPrefix();
    using Words = SearchConditions::Words;
    SearchConditions conditions(m_connection, m_terms,
                                !span.indexed ? Words::Read
                                : way.byWords ? Words::Met
                                              : Words::Indexed,
                                span.upTo, way.byWords && byPrefixes);
    for (CommentId id = way.candidates->next(); id.isValid(); id = way.candidates->next()) {
        if (stop.stop_requested()) {
            return End::Cancelled;
        }
        const auto article = conditions.fulfilledBy(id);
        if (article && !visit(id, *article)) {
            return End::Left;
        }
        const auto& prefixes = conditions.prefixes();
        if (mayTurn && turning.isWorthIt(prefixes.read, prefixes.met)) {
            span.upTo.value = id.value - 1;
            return End::RarePrefix;
        }
    }
    return End::Reached;
}

} // namespace moderato::search
