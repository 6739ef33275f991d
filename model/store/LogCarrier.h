// Carries the log (WAL) over into the file. That syncs two files and cannot be split, so whoever comes
// meanwhile waits: it decides when, and how much at once. Neighbours: WriterThread asks it between its jobs.
#pragma once

#include <QElapsedTimer>
#include <QMutex>

#include <functional>

struct sqlite3;

namespace moderato::store {

class Connection;

class LogCarrier
{
public:
    // Hears of every commit of `connection`, which must outlive it.
    explicit LogCarrier(Connection& connection);
    ~LogCarrier();
    Q_DISABLE_COPY_MOVE(LogCarrier)

    void noteDecision(); // somebody is at the desk

    bool hasWork() const { return m_pages > m_tried; }
    // Between two jobs, of which the last was a decision or not.
    bool isDue(bool afterDecision) const;
    // At most some 20 ms once decisions come, or until `isAwaited`, asked at its beginning, or breakOff().
    void carry(const std::function<bool()>& isAwaited);
    void carryAll(); // at the end, when nobody waits

    // From any thread, after what isAwaited() tells of has come true.
    void breakOff();

private:
    void noteCommit(int pages);
    bool isAtDesk() const;
    int worthCarrying() const;
    bool isBounded() const;
    void adapt(int pages, qint64 milliseconds);

    Connection& m_connection;
    int m_pages = 0;   // in the log, as SQLite tells at each commit
    int m_carried = 0; // of these: in the file
    int m_tried = 0;   // of these: in the file, or kept from it by a reader when last tried
    int m_atOnce;      // pages that take some 20 ms
    QElapsedTimer m_sinceDecision;

    QMutex m_mutex;
    sqlite3* m_breakable = nullptr; // while it may be broken off
};

} // namespace moderato::store
