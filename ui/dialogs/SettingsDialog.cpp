#include "ui/dialogs/SettingsDialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace moderato::ui {

namespace {

constexpr int longestField = 200;

} // namespace

SettingsDialog::SettingsDialog(const core::Actor& moderator, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("Settings"));
    m_name = new QLineEdit(QString::fromUtf8(moderator.name), this);
    m_name->setObjectName(QStringLiteral("moderator-name"));
    m_name->setMaxLength(longestField);
    m_email = new QLineEdit(QString::fromUtf8(moderator.email), this);
    m_email->setObjectName(QStringLiteral("moderator-email"));
    m_email->setMaxLength(longestField);
    auto* note =
        new QLabel(tr("Your name stands in the journal beside each of your decisions, and above your "
                      "replies. Your e-mail address leaves this desk only in exports with personal data."),
                   this);
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const auto requireName = [this, buttons] {
        buttons->button(QDialogButtonBox::Ok)->setEnabled(!m_name->text().trimmed().isEmpty());
    };
    connect(m_name, &QLineEdit::textChanged, this, requireName);
    requireName();

    auto* form = new QFormLayout(this);
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&E-mail"), m_email);
    form->addRow(note);
    form->addRow(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 60);
}

core::Actor SettingsDialog::moderator() const
{
    return {m_name->text().trimmed().toUtf8(), m_email->text().trimmed().toUtf8()};
}

} // namespace moderato::ui

#include "moc_SettingsDialog.cpp"
