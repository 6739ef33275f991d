// What a screen reader is told of the thread: a tree whose children are its lines, each a sentence.
// Neighbours: ThreadView installs it and tells of changes; items::ThreadModel gives the sentences.
#pragma once

#include <QAccessibleWidget>

namespace moderato::ui {

class ThreadView;

class ThreadAccessible final : public QAccessibleWidget
{
public:
    explicit ThreadAccessible(ThreadView& view);
    ~ThreadAccessible() override;

    // Makes Qt ask here for every ThreadView; once a process is enough, more do no harm.
    static void install();
    static void tellFocus(ThreadView& view); // the current row is another
    static void tellRows(ThreadView& view);  // lines have come or gone

    int childCount() const override;
    QAccessibleInterface* child(int line) const override;
    int indexOfChild(const QAccessibleInterface* child) const override;
    QAccessibleInterface* childAt(int x, int y) const override;
    QAccessibleInterface* focusChild() const override;

private:
    class AccessibleRow;

    ThreadView& view() const;
    void forgetRows() const;

    mutable QHash<qint64, QAccessible::Id> m_rows; // by comment; asked for since lines last changed
};

} // namespace moderato::ui
