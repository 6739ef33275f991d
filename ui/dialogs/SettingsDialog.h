// Who sits at the desk: the moderator's name and e-mail address.
// Neighbours: the shell keeps the answer in the settings and hands it to decide::Desk.
#pragma once

#include "model/core/Decision.h"

#include <QDialog>

class QLineEdit;

namespace moderato::ui {

class SettingsDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit SettingsDialog(const core::Actor& moderator, QWidget* parent = nullptr);

    core::Actor moderator() const;

private:
    QLineEdit* m_name = nullptr;
    QLineEdit* m_email = nullptr;
};

} // namespace moderato::ui
