#include "ui/desk/CommentSearch.h"

#include "model/query/QueryParser.h"
#include "model/text/PlainText.h"
#include "ui/desk/HitDelegate.h"
#include "ui/theme/Look.h"
#include "ui/words/Words.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace moderato::ui {

namespace {

constexpr int afterTypingMs = 150;
constexpr int hitsShown = 200;
constexpr int linesHigh = 15;

QLabel* plainLabel(const QString& name, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

CommentSearch::CommentSearch(store::Store& store, QWidget* parent) : QWidget(parent), m_work(store)
{
    m_field = new QLineEdit(this);
    m_field->setObjectName(QStringLiteral("search"));
    m_field->setPlaceholderText(tr("Find comments (/)"));
    m_field->setAccessibleName(tr("Find comments"));
    m_field->setClearButtonEnabled(true);
    m_field->setMaxLength(query::maximumQueryLength);
    m_says = plainLabel(QStringLiteral("search-says"), this);
    m_index = plainLabel(QStringLiteral("search-index"), this);
    m_narrow = new QPushButton(tr("Only These in the Thread (Ctrl+Enter)"), this);
    m_narrow->setObjectName(QStringLiteral("narrow"));
    m_narrow->setFlat(true);
    m_narrow->hide();
    makeHits();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::spacing, theme::spacing / 2, theme::spacing, theme::spacing / 2);
    layout->setSpacing(theme::spacing / 2);
    auto* head = new QHBoxLayout;
    head->addWidget(m_says, 1);
    head->addWidget(m_narrow, 0, Qt::AlignTop);
    layout->addLayout(head);
    layout->addWidget(m_index);
    layout->addWidget(m_hits);
    hide();

    m_typed.setSingleShot(true);
    m_typed.setInterval(afterTypingMs);
    connect(&m_typed, &QTimer::timeout, this, &CommentSearch::searchNow);
    connect(m_narrow, &QPushButton::clicked, this, &CommentSearch::narrow);
    connect(m_field, &QLineEdit::textChanged, this, [this] { m_typed.start(); });
    m_field->installEventFilter(this);
    m_hits->installEventFilter(this);
    connect(&m_work, &SearchWork::progressRead, this, &CommentSearch::showIndex);
    connect(&m_work, &SearchWork::found, this, &CommentSearch::addHit);
    connect(&m_work, &SearchWork::ended, this, &CommentSearch::end);
    connect(&m_work, &SearchWork::failed, this, [this](const core::Error& error) {
        hide();
        Q_EMIT failed(error);
    });
}

void CommentSearch::makeHits()
{
    m_hits = new QListWidget(this);
    m_hits->setObjectName(QStringLiteral("hits"));
    m_hits->setAccessibleName(tr("Comments found"));
    m_hits->setItemDelegate(new HitDelegate(m_hits));
    m_hits->setMouseTracking(true);
    m_hits->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_hits->setUniformItemSizes(true);
    m_hits->setFixedHeight(linesHigh * fontMetrics().lineSpacing());
    connect(m_hits, &QListWidget::itemClicked, this, &CommentSearch::chooseCurrent);
}

void CommentSearch::begin()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    if (m_field->text().trimmed().isEmpty()) {
        showExamples();
    }
}

void CommentSearch::leave()
{
    m_field->clear();
    m_typed.stop();
    m_work.stop();
    m_hits->clear();
    hide();
    Q_EMIT left();
}

void CommentSearch::showExamples()
{
    m_hits->clear();
    m_hits->hide();
    m_index->hide();
    m_narrow->hide();
    say(tr("Every term must match; - in front of one means not.\n"
           "word   \"a phrase\"   begin*   *part*   -spam\n"
           "author:anna   article:moon   status:pending,spam   flag:any   has:link   is:reply   is:orphan\n"
           "after:2024-05   before:2024-06-15   after:7d   depth:>3   replies:0   kind:pingback"));
}

void CommentSearch::searchNow()
{
    m_typed.stop();
    m_query = m_field->text().trimmed();
    m_work.stop();
    if (m_query.isEmpty()) {
        showExamples();
        setVisible(m_field->hasFocus());
        return;
    }
    // As typed, so that a place in it is a place in the field.
    const auto query = query::parseQuery(m_field->text());
    if (!query) {
        m_hits->clear();
        m_hits->hide();
        m_narrow->hide();
        say(words::describe(query.error()));
        return;
    }
    m_isFresh = true;
    m_work.start(*query, hitsShown);
}

void CommentSearch::showIndex(const search::SearchProgress& progress)
{
    m_index->setVisible(!progress.isComplete());
    m_index->setText(
        tr("The search index holds %1 of %Ln comments so far; the others are read, which takes longer.",
           nullptr, static_cast<int>(progress.total))
            .arg(QLocale().toString(progress.indexed)));
    say(tr("Searching for “%1” …").arg(m_query));
}

void CommentSearch::addHit(const search::SearchHit& hit)
{
    if (m_isFresh) {
        m_isFresh = false;
        m_hits->clear();
    }
    const QString heading =
        tr("%1 — %2").arg(text::singleLine(hit.author), text::singleLine(hit.articleTitle));
    auto* item = new QListWidgetItem(tr("%1: %2").arg(heading, hit.snippet), m_hits);
    item->setData(HitDelegate::Id, QVariant::fromValue(hit.id));
    item->setData(HitDelegate::Heading, heading);
    item->setData(HitDelegate::Snippet, hit.snippet);
    item->setData(HitDelegate::Found, QVariant::fromValue(hit.found));
    if (m_hits->count() == 1) {
        m_hits->setCurrentRow(0);
        m_hits->show();
        m_narrow->show();
    }
    say(tr("Searching for “%1” … %Ln found so far", nullptr, m_hits->count()).arg(m_query));
}

void CommentSearch::end()
{
    if (m_isFresh) {
        m_isFresh = false;
        m_hits->clear();
        m_hits->hide();
        m_narrow->hide();
    }
    const int found = m_hits->count();
    say(found == 0           ? tr("No comment fits “%1”.").arg(m_query)
        : found == hitsShown ? tr("The newest %Ln comments", nullptr, found)
                             : tr("%Ln comments found", nullptr, found));
}

void CommentSearch::say(const QString& sentence)
{
    m_says->setText(sentence);
    show();
}

void CommentSearch::chooseCurrent()
{
    const QListWidgetItem* item = m_hits->currentItem();
    if (item != nullptr && m_hits->isVisible() && !m_isFresh) {
        const auto id = item->data(HitDelegate::Id).value<core::CommentId>();
        leave();
        Q_EMIT commentChosen(id);
    }
}

void CommentSearch::narrow()
{
    const QString words = m_field->text();
    const auto query = query::parseQuery(words);
    if (query && !words.trimmed().isEmpty()) {
        leave();
        Q_EMIT narrowingWanted(*query, words.trimmed());
    }
}

bool CommentSearch::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress) {
        return QWidget::eventFilter(watched, event);
    }
    const auto* press = static_cast<QKeyEvent*>(event);
    switch (press->key()) {
    case Qt::Key_Escape:
        leave();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (press->modifiers().testFlag(Qt::ControlModifier)) {
            narrow();
        } else if (m_typed.isActive()) {
            searchNow();
        } else {
            chooseCurrent();
        }
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

#include "moc_CommentSearch.cpp"
