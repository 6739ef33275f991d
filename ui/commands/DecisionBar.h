// The decisions as buttons that name their keys, for the first days and for the mouse.
// Neighbours: the registry's actions do the work; ui/shell puts it between the thread and the comment.
#pragma once

#include <QToolBar>

namespace moderato::ui {

class ActionRegistry;

class DecisionBar final : public QToolBar
{
    Q_OBJECT

public:
    explicit DecisionBar(const ActionRegistry& registry, QWidget* parent = nullptr);
};

} // namespace moderato::ui
