// Clocks and gauges: time of a piece of work, memory of this process, how long the event loop stood still.
// Neighbours: every Case measures with these.
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <functional>

namespace moderato::bench {

double millisecondsOf(const std::function<void()>& work);
// CPU time of this thread since some moment: unlike the clock's, no neighbour's.
double cpuMilliseconds();
double milliseconds(const QElapsedTimer& timer);
// Of a clock that all processes of the machine share.
qint64 monotonicNanoseconds();

struct Memory
{
    qint64 resident = 0;  // bytes, with files mapped
    qint64 anonymous = 0; // of these: not from files
    qint64 peak = 0;      // the high-water mark of resident
};
Memory memoryOfThisProcess(); // zeros where /proc is not there

// Turns the event loop until `isDone`; false when that took more than `limitMilliseconds`.
bool turnUntil(const std::function<bool()>& isDone, int limitMilliseconds = 600'000);
// Turns it until nothing waits in it.
void drainEvents();

// Beats every millisecond in the event loop and remembers the longest time it could not: what a person at
// the window feels as a stall.
class StallWatch
{
public:
    StallWatch();
    double longest(); // ms, since it was made, up to now

private:
    void beat();

    QTimer m_timer;
    QElapsedTimer m_sinceBeat;
    double m_longest = 0;
};

} // namespace moderato::bench
