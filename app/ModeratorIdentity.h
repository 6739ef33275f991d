// Who decides: the name and address from the settings, or else the name the system knows the user by.
// Neighbours: the commands and the window hand it to the desk.
#pragma once

#include "model/core/Decision.h"

#include <QSettings>

#include <memory>

namespace moderato::app {

std::unique_ptr<QSettings> openSettings();
// The same person under another name, once that has been changed in the settings.
core::Actor moderatorIdentity();

} // namespace moderato::app
