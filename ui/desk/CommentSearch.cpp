#include "ui/desk/CommentSearch.h"

#include "model/store/Store.h"
#include "ui/theme/Look.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace moderato::ui {

namespace {

constexpr int afterTypingMs = 200;
constexpr int hitsShown = 200;
constexpr int rowsHigh = 6;

} // namespace

CommentSearch::CommentSearch(store::Store& store, QWidget* parent) : QWidget(parent), m_store(store)
{
    m_field = new QLineEdit(this);
    m_field->setObjectName(QStringLiteral("search"));
    m_field->setPlaceholderText(tr("Find comments (/)"));
    m_field->setAccessibleName(tr("Find comments"));
    m_field->setClearButtonEnabled(true);
    m_field->setMaxLength(500);
    m_hits = new QListWidget(this);
    m_hits->setObjectName(QStringLiteral("hits"));
    m_hits->setAccessibleName(tr("Comments found"));
    m_hits->setTextElideMode(Qt::ElideRight);
    m_hits->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_hits->setUniformItemSizes(true);
    m_hits->setFixedHeight(rowsHigh * (fontMetrics().height() + theme::spacing));
    m_count = new QLabel(this);
    m_count->setTextFormat(Qt::PlainText);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::spacing, theme::spacing / 2, theme::spacing, theme::spacing / 2);
    layout->setSpacing(theme::spacing / 2);
    layout->addWidget(m_count);
    layout->addWidget(m_hits);
    hide();

    m_typed.setSingleShot(true);
    m_typed.setInterval(afterTypingMs);
    connect(&m_typed, &QTimer::timeout, this, &CommentSearch::searchNow);
    connect(m_field, &QLineEdit::textChanged, this, [this] { m_typed.start(); });
    m_field->installEventFilter(this);
    m_hits->installEventFilter(this);
    connect(m_hits, &QListWidget::itemClicked, this, &CommentSearch::chooseCurrent);
}

void CommentSearch::begin()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void CommentSearch::leave()
{
    m_field->clear();
    hide();
    Q_EMIT left();
}

void CommentSearch::searchNow()
{
    const QString query = m_field->text().trimmed();
    if (query.isEmpty()) {
        hide();
        return;
    }
    if (m_work.isRunning()) {
        return; // showHits() sees that the field says something else by then
    }
    m_work.start([this, query](const std::atomic_bool&) -> BackgroundWork::Finish {
        auto reader = m_store.openReader();
        core::Result<std::vector<store::SearchHit>> hits =
            reader ? (*reader)->search(query, hitsShown)
                   : core::Result<std::vector<store::SearchHit>>(reader.error());
        return [this, query, hits = std::move(hits)] { showHits(query, hits); };
    });
}

void CommentSearch::showHits(const QString& query, const core::Result<std::vector<store::SearchHit>>& hits)
{
    if (m_field->text().trimmed() != query) {
        searchNow();
        return;
    }
    m_hits->clear();
    if (!hits) {
        hide();
        Q_EMIT failed(hits.error());
        return;
    }
    for (const store::SearchHit& hit : *hits) {
        auto* item = new QListWidgetItem(hit.snippet.simplified(), m_hits);
        item->setData(Qt::UserRole, QVariant::fromValue(hit.id));
    }
    const int found = m_hits->count();
    m_count->setText(found == 0           ? tr("No comment holds “%1”.").arg(query)
                     : found == hitsShown ? tr("The newest %n comments found", nullptr, found)
                                          : tr("%n comments found", nullptr, found));
    m_hits->setVisible(found > 0);
    m_hits->setCurrentRow(found > 0 ? 0 : -1);
    show();
}

void CommentSearch::chooseCurrent()
{
    const QListWidgetItem* item = m_hits->currentItem();
    if (item != nullptr && isVisible()) {
        const auto id = item->data(Qt::UserRole).value<core::CommentId>();
        leave();
        Q_EMIT commentChosen(id);
    }
}

bool CommentSearch::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress) {
        return QWidget::eventFilter(watched, event);
    }
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Escape:
        leave();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        chooseCurrent();
        return true;
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (watched == m_field) {
            QCoreApplication::sendEvent(m_hits, event);
            return true;
        }
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace moderato::ui
