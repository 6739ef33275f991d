// What this program is, which version, and under which licence.
// Neighbours: the shell's Help menu opens it.
#pragma once

#include <QDialog>

namespace moderato::ui {

class AboutDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(QWidget* parent = nullptr);
};

} // namespace moderato::ui
