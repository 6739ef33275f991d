// The dialog that chooses files, to open or to save. Neighbours: the shell opens files and saves copies by
// it, ExportDialog chooses where to write.
#pragma once

#include <QFileDialog>

namespace moderato::ui {

// Deleted when it is closed. It opens no file it lists: what looks into them to tell their kind would open
// and close the database, too, and with that drop every lock that SQLite holds on it in this process (POSIX).
// So does a dialog of the desktop that lives in this process; one that lives in another (a portal's) is used.
QFileDialog* newFileDialog(QWidget* parent, const QString& title, QFileDialog::AcceptMode mode);

} // namespace moderato::ui
