// The composition root: what runs when no subcommand is named, with a display or without one. Neighbours:
// main calls it, WindowSession opens database, desk and window.
#pragma once

#include "app/Subcommand.h"

#include <QStringList>

namespace moderato::app {

struct WindowRequest
{
    QString database;  // empty: the default one
    QStringList files; // to import
};

// Whether a window can be shown: a display, or a platform the user named.
bool hasDisplay();

// Makes the QApplication and runs it until the window is closed. `argc` and `argv` as main got them.
Exit runWindow(int& argc, char** argv, const WindowRequest& request);

// Without a display: imports the files and prints their articles with their threads, or those of the
// database, to standard output; says how to open the window.
Exit runWithoutDisplay(const WindowRequest& request, Console& console);

} // namespace moderato::app
