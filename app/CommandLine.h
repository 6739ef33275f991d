// Reads the command line and runs the subcommand it names; needs no display.
// Neighbours: main asks it first, Application opens the window when no subcommand is named.
#pragma once

#include "app/Subcommand.h"

#include <QStringList>

namespace moderato::app {

// What a command line asks for, without the program's own name.
struct Route
{
    enum class To : quint8 { Window, Subcommand, Help, Version, Misuse };

    To to = To::Window;
    QString name;          // of the subcommand; Help: of the one asked about, or empty
    QStringList arguments; // Subcommand: what is left for it; Window: the files
    QString database;      // empty: the default one
    QString misuse;        // Misuse: the sentence
};

Route routeOf(const QStringList& arguments);

// Help, Version, Misuse and Subcommand.
Exit run(const Route& route, Console& console);

// The database in the user's data folder; the folder is made when `make` is set, for the user alone.
QString defaultDatabase(bool make);

} // namespace moderato::app
