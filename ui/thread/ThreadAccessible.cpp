#include "ui/thread/ThreadAccessible.h"

#include "model/core/Status.h"
#include "model/items/ThreadModel.h"
#include "ui/thread/ThreadView.h"

namespace moderato::ui {

// One line. It is asked about by comment, so that what a reader holds stays right while lines move.
class ThreadAccessible::AccessibleRow final : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    AccessibleRow(ThreadView& view, core::CommentId comment) : m_view(&view), m_comment(comment) {}

    bool isValid() const override { return m_view && m_view->thread() && index().isValid(); }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    void setText(QAccessible::Text, const QString&) override {}
    QAccessible::Role role() const override { return QAccessible::TreeItem; }

    QString text(QAccessible::Text what) const override
    {
        return what == QAccessible::Name && isValid() ? index().data(Qt::AccessibleTextRole).toString()
                                                      : QString();
    }
    QRect rect() const override
    {
        const QRect rect = isValid() ? m_view->visualRect(index()) : QRect();
        return rect.isEmpty() ? rect : rect.translated(m_view->viewport()->mapToGlobal(QPoint(0, 0)));
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.invalid = !isValid();
        if (state.invalid) {
            return state;
        }
        const bool isCurrent = m_view->currentComment() == m_comment;
        state.focusable = true;
        state.selectable = true;
        state.selected = isCurrent;
        state.focused = isCurrent && m_view->hasFocus();
        state.checkable = true;
        state.checked = index().data(Qt::CheckStateRole).toBool();
        state.expandable = m_view->thread()->hasChildren(index());
        state.expanded = state.expandable && m_view->lines().isExpanded(index());
        state.collapsed = state.expandable && !state.expanded;
        state.offscreen = !m_view->viewport()->rect().intersects(m_view->visualRect(index()));
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this)
                                                    : nullptr;
    }
    QStringList actionNames() const override { return {setFocusAction(), toggleAction(), pressAction()}; }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }
    void doAction(const QString& action) override
    {
        if (!isValid()) {
            return;
        }
        if (action == toggleAction()) {
            m_view->setExpanded(index(), !m_view->lines().isExpanded(index()));
        } else {
            m_view->goTo(m_comment);
        }
    }

    core::CommentId comment() const { return m_comment; }

private:
    QModelIndex index() const { return m_view->thread()->indexOf(m_comment); }

    QPointer<ThreadView> m_view;
    core::CommentId m_comment;
};

ThreadAccessible::ThreadAccessible(ThreadView& view) : QAccessibleWidget(&view, QAccessible::Tree) {}

ThreadAccessible::~ThreadAccessible() { forgetRows(); }

void ThreadAccessible::install()
{
    // The same function again is a second entry that nobody reaches.
    static const bool installed = [] {
        QAccessible::installFactory([](const QString&, QObject* object) -> QAccessibleInterface* {
            auto* view = qobject_cast<ThreadView*>(object);
            return view ? new ThreadAccessible(*view) : nullptr;
        });
        return true;
    }();
    Q_UNUSED(installed)
}

void ThreadAccessible::tellFocus(ThreadView& view)
{
    const int line = view.lines().lineOf(view.currentIndex());
    if (QAccessible::isActive() && line >= 0 && view.hasFocus()) {
        QAccessibleEvent event(&view, QAccessible::Focus);
        event.setChild(line);
        QAccessible::updateAccessibility(&event);
    }
}

void ThreadAccessible::tellRows(ThreadView& view)
{
    if (!QAccessible::isActive()) {
        return;
    }
    if (auto* self = dynamic_cast<ThreadAccessible*>(QAccessible::queryAccessibleInterface(&view))) {
        self->forgetRows();
    }
    QAccessibleEvent event(&view, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&event);
}

ThreadView& ThreadAccessible::view() const { return *static_cast<ThreadView*>(widget()); }

void ThreadAccessible::forgetRows() const
{
    for (const QAccessible::Id id : std::as_const(m_rows)) {
        QAccessible::deleteAccessibleInterface(id);
    }
    m_rows.clear();
}

int ThreadAccessible::childCount() const { return view().lines().count(); }

QAccessibleInterface* ThreadAccessible::child(int line) const
{
    const QModelIndex index = view().lines().indexAt(line);
    if (!index.isValid()) {
        return nullptr;
    }
    const core::CommentId comment = view().thread()->idAt(index);
    const auto known = m_rows.constFind(comment.value);
    if (known != m_rows.constEnd()) {
        return QAccessible::accessibleInterface(*known);
    }
    auto* row = new AccessibleRow(view(), comment); // owned by Qt's table of interfaces from the next line on
    m_rows.insert(comment.value, QAccessible::registerAccessibleInterface(row));
    return row;
}

int ThreadAccessible::indexOfChild(const QAccessibleInterface* child) const
{
    const auto* row = dynamic_cast<const AccessibleRow*>(child);
    return row && row->isValid() ? view().lines().lineOf(view().thread()->indexOf(row->comment())) : -1;
}

QAccessibleInterface* ThreadAccessible::childAt(int x, int y) const
{
    const QModelIndex index = view().indexAt(view().viewport()->mapFromGlobal(QPoint(x, y)));
    return index.isValid() ? child(view().lines().lineOf(index)) : nullptr;
}

QAccessibleInterface* ThreadAccessible::focusChild() const
{
    const QModelIndex current = view().currentIndex();
    return current.isValid() && view().hasFocus() ? child(view().lines().lineOf(current)) : nullptr;
}

} // namespace moderato::ui
