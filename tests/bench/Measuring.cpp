#include "Measuring.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <ctime>

namespace moderato::bench {

double milliseconds(const QElapsedTimer& timer) { return static_cast<double>(timer.nsecsElapsed()) / 1e6; }

double millisecondsOf(const std::function<void()>& work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return milliseconds(timer);
}

double cpuMilliseconds()
{
    timespec used{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) * 1e3 + static_cast<double>(used.tv_nsec) / 1e6;
}

qint64 monotonicNanoseconds()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return qint64{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

Memory memoryOfThisProcess()
{
    Memory memory;
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly)) {
        return memory;
    }
    for (const QByteArray& line : status.readAll().split('\n')) {
        const QByteArray bytes = line.mid(line.indexOf(':') + 1).trimmed();
        const qint64 value = bytes.left(bytes.indexOf(' ')).toLongLong() * 1024;
        if (line.startsWith("VmHWM:")) {
            memory.peak = value;
        } else if (line.startsWith("VmRSS:")) {
            memory.resident = value;
        } else if (line.startsWith("RssAnon:")) {
            memory.anonymous = value;
        }
    }
    return memory;
}

bool turnUntil(const std::function<bool()>& isDone, int limitMilliseconds)
{
    QElapsedTimer timer;
    timer.start();
    QTimer wake; // so that the limit is seen when nothing else happens
    wake.start(100);
    while (!isDone()) {
        if (timer.hasExpired(limitMilliseconds)) {
            return false;
        }
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

void drainEvents()
{
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents();
}

StallWatch::StallWatch()
{
    m_timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { beat(); });
    m_sinceBeat.start();
    m_timer.start(1);
}

void StallWatch::beat()
{
    m_longest = std::max(m_longest, milliseconds(m_sinceBeat));
    m_sinceBeat.restart();
}

double StallWatch::longest()
{
    beat();
    return m_longest;
}

} // namespace moderato::bench
