// The foot of the window: what was just done and work under way on the left; how much waits, and who
// moderates, on the right. Neighbours: MessageBar says, WorkStrip shows the work; ChangeEvents bring the
// counts.
#pragma once

#include "model/core/Comment.h"

#include <QStatusBar>

class QLabel;

namespace moderato::ui {

class WorkStrip;

class StatusLine final : public QStatusBar
{
    Q_OBJECT

public:
    // `said`: where the last message stands.
    explicit StatusLine(QWidget* said, QWidget* parent = nullptr);

    WorkStrip* work() const { return m_work; }           // imports
    WorkStrip* decisions() const { return m_decisions; } // about many
    void showCounts(const core::Counts& counts);
    void showModerator(const QString& name);

private:
    WorkStrip* m_work = nullptr;
    WorkStrip* m_decisions = nullptr;
    QLabel* m_counts = nullptr;
    QLabel* m_moderator = nullptr;
};

} // namespace moderato::ui
