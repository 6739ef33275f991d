// The menu bar and the thread's context menu, made of the registry's actions.
// Neighbours: ActionRegistry gives the actions, MainWindow owns the bar.
#pragma once

class QMenu;
class QMenuBar;

namespace moderato::ui {

class ActionRegistry;

void fillMenuBar(QMenuBar& bar, const ActionRegistry& registry);
void fillCommentMenu(QMenu& menu, const ActionRegistry& registry);
// The decisions about all that the queue shows of the article.
void fillMatchingMenu(QMenu& menu, const ActionRegistry& registry);

} // namespace moderato::ui
