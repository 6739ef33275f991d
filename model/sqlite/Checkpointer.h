// Checkpoints the log (WAL) into the file. That syncs two files and cannot be split, so whoever comes
// meanwhile waits, or breaks it off for nothing: it decides when, and how much at once. Neighbours:
// WriterThread asks it between its jobs.
#pragma once

#include <QElapsedTimer>
#include <QMutex>

#include <functional>

struct sqlite3;

namespace moderato::sqlite {

class Connection;

class Checkpointer
{
public:
    // Hears of every commit of `connection`, which must outlive it.
    explicit Checkpointer(Connection& connection);
    ~Checkpointer();
    Q_DISABLE_COPY_MOVE(Checkpointer)

    void noteDecision(); // somebody is at the desk

    bool hasWork() const { return m_pages > m_tried; }
    // Between two jobs. `restIsNear`: nothing is posted, so that a quieter moment may come.
    bool isDue(bool restIsNear) const;
    // Does nothing while somebody waits, as `isAwaited` tells. Some 20 to 40 ms once decisions come; what is
    // longer gives way once, to breakOff(), and the next time no more.
    void checkpoint(const std::function<bool()>& isAwaited);
    void checkpointAll(); // at the end, when nobody waits

    // From any thread, after what isAwaited() tells of has come true.
    void breakOff();

private:
    void noteCommit(int pages);
    bool isAtDesk() const;
    bool isBreakable() const;
    void adapt(int pages, qint64 milliseconds);

    Connection& m_connection;
    int m_pages = 0;        // in the log, as SQLite tells at each commit
    int m_checkpointed = 0; // of these: in the file
    int m_tried = 0;        // of these: in the file, or kept from it by a reader when last tried
    int m_atOnce;           // pages that take some 20 ms
    bool m_gaveWay = false;
    QElapsedTimer m_sinceDecision;

    QMutex m_mutex;
    sqlite3* m_breakable = nullptr; // while it may be broken off
};

} // namespace moderato::sqlite
