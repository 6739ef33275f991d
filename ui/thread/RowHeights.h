// Where the lines of a view lie, in device-independent pixels from the upper edge of the first: from a line
// to its place, and back. Neighbours: ThreadView paints, scrolls and finds what was pressed by these alone;
// UniformRowHeights is a thread's.
#pragma once

#include <QFontMetrics>

namespace moderato::ui {

class RowHeights
{
public:
    virtual ~RowHeights() = default;

    virtual int count() const = 0;
    // The upper edge of a line, 0 <= line <= count(); of count(), the lower edge of the last. Never falls.
    virtual qint64 top(int line) const = 0;
    // The line that covers y; -1 above the first, count() below the last.
    virtual int lineAt(qint64 y) const = 0;
    // Rows of this font; true when they are of other heights than before.
    virtual bool setMetrics(const QFontMetrics& metrics) = 0;

    int height(int line) const { return static_cast<int>(top(line + 1) - top(line)); }
    qint64 total() const { return top(count()); }
};

} // namespace moderato::ui
