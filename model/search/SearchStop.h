// While it lives, a statement of its connection ends soon after `stop` is asked for: SQLite looks every few
// milliseconds. Neighbours: SearchWalk and Searcher set one up around what may take long.
#pragma once

#include <QtGlobal>

#include <stop_token>

namespace moderato::sqlite {
class Connection;
}

namespace moderato::search {

class SearchStop
{
public:
    SearchStop(sqlite::Connection& connection, std::stop_token stop);
    ~SearchStop();
    Q_DISABLE_COPY_MOVE(SearchStop)

private:
    sqlite::Connection& m_connection;
    std::stop_token m_stop;
};

} // namespace moderato::search
