#include "ui/commands/FlagMenu.h"

#include "ui/theme/Look.h"
#include "ui/words/Words.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace moderato::ui {

namespace {

// One letter a reason, in the order of allFlagReasons: the keys beside 1 to 7.
constexpr std::array letters{Qt::Key_S, Qt::Key_A, Qt::Key_T, Qt::Key_P, Qt::Key_L, Qt::Key_M, Qt::Key_O};
static_assert(letters.size() == core::allFlagReasons.size());

int rowOfKey(int key)
{
    if (key >= Qt::Key_1 && key < Qt::Key_1 + static_cast<int>(letters.size())) {
        return key - Qt::Key_1;
    }
    const auto* found = std::find(letters.begin(), letters.end(), key);
    return found == letters.end() ? -1 : static_cast<int>(found - letters.begin());
}

} // namespace

FlagMenu::FlagMenu(QWidget* parent) : QFrame(parent, Qt::Popup)
{
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Flag: choose a reason"));
    auto* title = new QLabel(tr("Flag this because of"), this);
    m_reasons = new QListWidget(this);
    m_reasons->setObjectName(QStringLiteral("flag-reasons"));
    m_reasons->setAccessibleName(tr("Reason"));
    m_reasons->setFrameShape(QFrame::NoFrame);
    m_reasons->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_reasons->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    int number = 1;
    for (const core::FlagReason reason : core::allFlagReasons) {
        const QChar letter(static_cast<char16_t>(letters.at(static_cast<size_t>(number - 1))));
        m_reasons->addItem(
            tr("%1  %2  (%3)").arg(QString::number(number), words::flagReasonName(reason), QString(letter)));
        ++number;
    }
    m_reasons->setCurrentRow(m_reasons->count() - 1);
    const int rowHeight = m_reasons->sizeHintForRow(0);
    m_reasons->setFixedHeight(rowHeight * m_reasons->count() + theme::spacing);
    m_note = new QLineEdit(this);
    m_note->setObjectName(QStringLiteral("flag-note"));
    m_note->setAccessibleName(tr("Note"));
    m_note->setPlaceholderText(tr("Note (optional, Tab)"));
    m_note->setMaxLength(1000);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::spacing, theme::spacing, theme::spacing, theme::spacing);
    layout->setSpacing(theme::spacing);
    layout->addWidget(title);
    layout->addWidget(m_reasons);
    layout->addWidget(m_note);
    setFixedWidth(std::max(fontMetrics().averageCharWidth() * 34, m_reasons->sizeHintForColumn(0)));

    m_reasons->installEventFilter(this);
    setFocusProxy(m_reasons);
    connect(m_note, &QLineEdit::returnPressed, this, [this] { choose(m_reasons->currentRow()); });
    connect(m_reasons, &QListWidget::itemClicked, this,
            [this](const QListWidgetItem* item) { choose(m_reasons->row(item)); });
}

void FlagMenu::openAt(const QPoint& place)
{
    adjustSize();
    const QRect room = parentWidget()->screen()->availableGeometry();
    move(std::clamp(place.x(), room.left(), std::max(room.left(), room.right() - width())),
         std::clamp(place.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    show();
    m_reasons->setFocus(Qt::PopupFocusReason);
}

bool FlagMenu::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_reasons && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            choose(m_reasons->currentRow());
            return true;
        }
        if (key == Qt::Key_Escape) {
            close();
            return true;
        }
        if (const int row = rowOfKey(key); row >= 0) {
            choose(row);
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void FlagMenu::hideEvent(QHideEvent* event)
{
    QFrame::hideEvent(event);
    parentWidget()->activateWindow();
    parentWidget()->setFocus(Qt::PopupFocusReason);
}

void FlagMenu::choose(int row)
{
    if (row < 0) {
        return;
    }
    const core::FlagReason reason = core::allFlagReasons.at(static_cast<size_t>(row));
    const QString note = m_note->text().trimmed();
    close();
    Q_EMIT chosen(reason, note);
}

} // namespace moderato::ui

#include "moc_FlagMenu.cpp"
