// Lines that are all as high as a comment's row. Neighbours: items::ThreadLines counts them, RowGeometry says
// how high a row is, ThreadView asks where they lie.
#pragma once

#include "ui/thread/RowHeights.h"

namespace moderato::items {
class ThreadLines;
}

namespace moderato::ui {

// Nothing is kept a line; every answer is O(1).
class UniformRowHeights final : public RowHeights
{
public:
    explicit UniformRowHeights(const items::ThreadLines& lines); // which outlive it

    int count() const override;
    qint64 top(int line) const override;
    int lineAt(qint64 y) const override;
    bool setMetrics(const QFontMetrics& metrics) override;

private:
    const items::ThreadLines& m_lines;
    int m_height = 1;
};

} // namespace moderato::ui
