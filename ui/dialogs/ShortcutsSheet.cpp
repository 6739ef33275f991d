#include "ui/dialogs/ShortcutsSheet.h"

#include "ui/theme/Look.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace moderato::ui {

namespace {

constexpr int commandData = Qt::UserRole;

} // namespace

ShortcutsSheet::ShortcutsSheet(ActionRegistry& registry, QWidget* parent)
    : QDialog(parent), m_registry(registry)
{
    setWindowTitle(tr("Keys"));
    m_filter = new QLineEdit(this);
    m_filter->setObjectName(QStringLiteral("keys-filter"));
    m_filter->setPlaceholderText(tr("Show commands with these letters"));
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    m_sheet = new QTreeWidget(this);
    m_sheet->setObjectName(QStringLiteral("keys-sheet"));
    m_sheet->setAccessibleName(tr("Commands and keys"));
    m_sheet->setHeaderLabels({tr("Command"), tr("Keys"), tr("What it does")});
    m_sheet->setUniformRowHeights(true);
    m_key = new QKeySequenceEdit(this);
    m_key->setObjectName(QStringLiteral("keys-new"));
    m_set = new QPushButton(tr("&Set Key"), this);
    m_default = new QPushButton(tr("&Default"), this);
    m_note = new QLabel(this);
    m_note->setObjectName(QStringLiteral("keys-note"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    buildLayout();
    fill();

    connect(m_filter, &QLineEdit::textChanged, this, &ShortcutsSheet::filter);
    connect(m_sheet, &QTreeWidget::currentItemChanged, this, &ShortcutsSheet::showCurrent);
    connect(m_set, &QPushButton::clicked, this, &ShortcutsSheet::addTypedKey);
    connect(m_default, &QPushButton::clicked, this, [this] {
        if (const auto command = current()) {
            change(info(*command).defaultKeys());
        }
    });
    showCurrent();
}

void ShortcutsSheet::buildLayout()
{
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close | QDialogButtonBox::RestoreDefaults, this);
    buttons->button(QDialogButtonBox::RestoreDefaults)->setText(tr("All Keys to Their &Defaults"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this, [this] {
        m_registry.resetKeys();
        showKeys();
        m_note->setText(tr("All keys are as they were at first."));
    });
    auto* label = new QLabel(tr("&New key"), this);
    label->setBuddy(m_key);
    auto* editing = new QHBoxLayout;
    editing->addWidget(label);
    editing->addWidget(m_key, 1);
    editing->addWidget(m_set);
    editing->addWidget(m_default);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_filter);
    layout->addWidget(m_sheet, 1);
    layout->addLayout(editing);
    layout->addWidget(m_note);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().height() * 36);
}

void ShortcutsSheet::fill()
{
    QHash<int, QTreeWidgetItem*> groups;
    for (const CommandInfo& command : commands()) {
        QTreeWidgetItem*& group = groups[static_cast<int>(command.group)];
        if (group == nullptr) {
            group = new QTreeWidgetItem(m_sheet, {groupName(command.group)});
            group->setFlags(Qt::ItemIsEnabled);
            group->setFirstColumnSpanned(true);
            QFont strong = m_sheet->font();
            strong.setBold(true);
            group->setFont(0, strong);
        }
        auto* row = new QTreeWidgetItem(group, {command.plainText(), {}, command.tipText()});
        row->setData(0, commandData, static_cast<int>(command.command));
        m_rows.push_back(row);
    }
    m_sheet->expandAll();
    showKeys();
    m_sheet->resizeColumnToContents(0);
    m_sheet->setColumnWidth(1, fontMetrics().averageCharWidth() * 24);
}

void ShortcutsSheet::showKeys()
{
    for (const CommandInfo& command : commands()) {
        QTreeWidgetItem* row = m_rows.at(static_cast<size_t>(command.command));
        const auto keys = m_registry.action(command.command)->shortcuts();
        row->setText(1, QKeySequence::listToString(keys, QKeySequence::NativeText)
                            .replace(QStringLiteral("; "), tr("  or  ")));
    }
}

void ShortcutsSheet::filter(const QString& text)
{
    for (QTreeWidgetItem* row : m_rows) {
        const bool hit = row->text(0).contains(text, Qt::CaseInsensitive) ||
                         row->text(1).contains(text, Qt::CaseInsensitive) ||
                         row->text(2).contains(text, Qt::CaseInsensitive);
        row->setHidden(!hit);
    }
    for (int group = 0; group < m_sheet->topLevelItemCount(); ++group) {
        QTreeWidgetItem* item = m_sheet->topLevelItem(group);
        bool some = false;
        for (int row = 0; row < item->childCount(); ++row) {
            some = some || !item->child(row)->isHidden();
        }
        item->setHidden(!some);
    }
}

std::optional<Command> ShortcutsSheet::current() const
{
    const QTreeWidgetItem* row = m_sheet->currentItem();
    if (row == nullptr || row->parent() == nullptr) {
        return std::nullopt;
    }
    return static_cast<Command>(row->data(0, commandData).toInt());
}

void ShortcutsSheet::showCurrent()
{
    const auto command = current();
    m_key->setEnabled(command.has_value());
    m_set->setEnabled(command.has_value());
    m_default->setEnabled(command.has_value());
    m_key->clear();
    m_note->setText(command ? tr("Press the new key for “%1” in the field.").arg(info(*command).plainText())
                            : tr("Choose a command to change its key."));
}

void ShortcutsSheet::addTypedKey()
{
    const QKeySequence key = m_key->keySequence();
    change(key.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{key});
}

void ShortcutsSheet::change(const QList<QKeySequence>& keys)
{
    const auto command = current();
    if (!command) {
        return;
    }
    const QString name = info(*command).plainText();
    if (const auto holder = m_registry.rebind(*command, keys)) {
        m_note->setText(tr("That key already means “%1”. Give that command another key first.")
                            .arg(info(*holder).plainText()));
        return;
    }
    showKeys();
    m_note->setText(keys.isEmpty()
                        ? tr("“%1” has no key now.").arg(name)
                        : tr("“%1” now has the key %2.")
                              .arg(name, QKeySequence::listToString(keys, QKeySequence::NativeText)));
}

} // namespace moderato::ui

#include "moc_ShortcutsSheet.cpp"
