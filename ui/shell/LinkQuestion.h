// A stranger's link is shown whole before it is opened.
// Neighbours: the panes tell of a link, the desktop's browser opens it.
#pragma once

#include <QString>

class QWidget;

namespace moderato::ui {

// Returns at once; asks over `parent`. Only http, https and mailto are ever opened.
void askToOpenLink(const QString& address, QWidget* parent);

} // namespace moderato::ui
