// The words that stand in an empty field, readable in every scheme: Qt 6.4 keeps them black where a desktop's
// dark colours do not name them. Neighbours: the window asks for it at its start and when colours change.
#pragma once

namespace moderato::theme {

// In the application's palette, which dialogs follow, too; nothing happens where it is so already.
void keepPlaceholdersReadable();

} // namespace moderato::theme
