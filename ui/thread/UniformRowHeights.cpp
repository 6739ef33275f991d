#include "ui/thread/UniformRowHeights.h"

#include "model/items/ThreadLines.h"
#include "ui/thread/RowGeometry.h"

#include <algorithm>
#include <utility>

namespace moderato::ui {

UniformRowHeights::UniformRowHeights(const items::ThreadLines& lines) : m_lines(lines) {}

int UniformRowHeights::count() const { return m_lines.count(); }

qint64 UniformRowHeights::top(int line) const { return qint64{line} * m_height; }

int UniformRowHeights::lineAt(qint64 y) const
{
    return y < 0 ? -1 : static_cast<int>(std::min<qint64>(y / m_height, count()));
}

bool UniformRowHeights::setMetrics(const QFontMetrics& metrics)
{
    const int height = std::max(1, RowGeometry::rowHeight(metrics));
    return std::exchange(m_height, height) != height;
}

} // namespace moderato::ui
