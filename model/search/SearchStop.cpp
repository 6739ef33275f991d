#include "model/search/SearchStop.h"

#include "model/sqlite/Connection.h"

#include <sqlite3.h>

namespace moderato::search {

namespace {

constexpr int instructionsBetweenLooks = 50'000;

} // namespace

SearchStop::SearchStop(sqlite::Connection& connection, std::stop_token stop)
    : m_connection(connection), m_stop(std::move(stop))
{
    sqlite3_progress_handler(
        connection.handle(), instructionsBetweenLooks,
        [](void* token) { return static_cast<const std::stop_token*>(token)->stop_requested() ? 1 : 0; },
        &m_stop);
}

SearchStop::~SearchStop() { sqlite3_progress_handler(m_connection.handle(), 0, nullptr, nullptr); }

} // namespace moderato::search
