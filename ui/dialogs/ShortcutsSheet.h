// All commands and their keys, to look up and to change.
// Neighbours: ActionRegistry answers and rebinds.
#pragma once

#include "ui/commands/ActionRegistry.h"

#include <QDialog>

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace moderato::ui {

class ShortcutsSheet final : public QDialog
{
    Q_OBJECT

public:
    explicit ShortcutsSheet(ActionRegistry& registry, QWidget* parent = nullptr);

private:
    void buildLayout();
    void fill();
    void showKeys();
    void filter(const QString& text);
    void change(const QList<QKeySequence>& keys);
    void addTypedKey();
    std::optional<Command> current() const;
    void showCurrent();

    ActionRegistry& m_registry;
    QLineEdit* m_filter = nullptr;
    QTreeWidget* m_sheet = nullptr;
    QKeySequenceEdit* m_key = nullptr;
    QPushButton* m_set = nullptr;
    QPushButton* m_default = nullptr;
    QLabel* m_note = nullptr;
    std::vector<QTreeWidgetItem*> m_rows; // by command
};

} // namespace moderato::ui
