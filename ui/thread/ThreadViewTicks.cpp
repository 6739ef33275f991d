// Ticks by hand: one, a range drawn with Shift, all.
#include "model/items/DisplayOrder.h"
#include "model/items/Roles.h"
#include "model/items/ThreadContents.h"
#include "model/items/ThreadModel.h"
#include "model/items/Ticks.h"
#include "ui/thread/ThreadView.h"

#include <algorithm>
#include <cstdlib>

namespace moderato::ui {

std::vector<core::CommentId> ThreadView::targets() const
{
    if (!m_thread) {
        return {};
    }
    std::vector<core::CommentId> ids = m_thread->ticks().inOrder();
    if (const core::CommentId current = currentComment(); ids.empty() && current.isValid()) {
        ids.push_back(current);
    }
    return ids;
}

bool ThreadView::isTicked(const QModelIndex& index) const { return index.data(Qt::CheckStateRole).toBool(); }

void ThreadView::toggleTick()
{
    const QModelIndex current = currentIndex();
    if (m_thread && current.isValid()) {
        m_range = {};
        m_thread->ticks().set(m_thread->idAt(current), !isTicked(current));
    }
}

void ThreadView::selectAll()
{
    if (!m_thread || m_thread->isLoading()) { // what stands there is only the beginning
        return;
    }
    if (const qint64 matches = items::ThreadContents(*m_thread).matchCount(); matches > tickLimit) {
        Q_EMIT tooManyToTick(matches, tickLimit);
        return;
    }
    std::vector<core::CommentId> ids;
    const items::DisplayOrder order(*m_thread);
    for (QModelIndex index = order.first(); index.isValid(); index = order.next(index)) {
        if (index.data(items::role(items::ThreadRole::IsMatch)).toBool()) {
            ids.push_back(m_thread->idAt(index));
        }
    }
    m_range = {};
    m_thread->ticks().set(ids, true);
}

// Where the range under way began; where none is, or where that is not seen, the current row; else
// `otherwise`.
int ThreadView::anchorLine(const QModelIndex& otherwise) const
{
    for (const QModelIndex& index : {m_thread->indexOf(m_range.anchor()), currentIndex(), otherwise}) {
        if (const int line = m_lines.lineOf(index); line >= 0) {
            return line;
        }
    }
    return -1;
}

// Not what stands there only because a match lies below it: that is no part of the queue.
std::vector<core::CommentId> ThreadView::matchesBetween(int first, int last) const
{
    std::vector<core::CommentId> ids;
    for (int line = std::min(first, last); line <= std::max(first, last); ++line) {
        const QModelIndex index = m_lines.indexAt(line);
        if (index.data(items::role(items::ThreadRole::IsMatch)).toBool()) {
            ids.push_back(m_thread->idAt(index));
        }
    }
    return ids;
}

// False when that would be too many; then nothing is ticked.
bool ThreadView::tickTo(const QModelIndex& index)
{
    const int line = m_lines.lineOf(index);
    const int anchor = line < 0 ? -1 : anchorLine(index);
    if (anchor < 0) {
        return false;
    }
    const int rows = std::abs(line - anchor) + 1;
    if (rows > tickLimit) {
        Q_EMIT tooManyToTick(rows, tickLimit);
        return false;
    }
    if (const core::CommentId from = m_thread->idAt(m_lines.indexAt(anchor)); from != m_range.anchor()) {
        m_range = TickRange(from);
    }
    m_range.extend(m_thread->idAt(index), matchesBetween(anchor, line), m_thread->ticks());
    return true;
}

void ThreadView::untickTo(const QModelIndex& index)
{
    const auto [first, last] = std::minmax({anchorLine(index), m_lines.lineOf(index)});
    std::vector<core::CommentId> ids = m_thread->ticks().inOrder();
    std::erase_if(ids, [&, from = first, to = last](core::CommentId id) {
        const int line = m_lines.lineOf(m_thread->indexOf(id));
        return line < from || line > to;
    });
    m_range = {};
    m_thread->ticks().set(ids, false);
}

} // namespace moderato::ui
