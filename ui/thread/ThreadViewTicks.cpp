// Ticks by hand: one, or all.
#include "model/items/Roles.h"
#include "model/items/ThreadModel.h"
#include "model/items/Ticks.h"
#include "ui/thread/ThreadView.h"

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

void ThreadView::toggleTick()
{
    const QModelIndex current = currentIndex();
    if (m_thread && current.isValid()) {
        m_thread->ticks().set(m_thread->idAt(current), !current.data(Qt::CheckStateRole).toBool());
    }
}

void ThreadView::selectAll()
{
    if (!m_thread || m_thread->isLoading()) { // what stands there is only the beginning
        return;
    }
    if (m_thread->matchCount() > tickLimit) {
        Q_EMIT tooManyToTick(m_thread->matchCount(), tickLimit);
        return;
    }
    std::vector<core::CommentId> ids;
    for (QModelIndex index = m_thread->next({}); index.isValid(); index = m_thread->next(index)) {
        if (index.data(items::role(items::ThreadRole::IsMatch)).toBool()) {
            ids.push_back(m_thread->idAt(index));
        }
    }
    m_thread->ticks().set(ids, true);
}

} // namespace moderato::ui
