#include "ui/reader/CommentPane.h"

#include "ui/reader/CommentCard.h"
#include "ui/reader/ParentCard.h"
#include "ui/reader/ReadingColumn.h"
#include "ui/reader/RecordCard.h"
#include "ui/theme/Look.h"

#include <QBoxLayout>
#include <QResizeEvent>

#include <utility>

namespace moderato::ui {

namespace {

// The comment's own 75 characters and the record beside them.
constexpr int paneCharacters = 120;
constexpr int recordCharacters = 34;
constexpr int sideBySideCharacters = 88;
// In a low pane the comment itself comes first: less is quoted of what it answers.
constexpr int linesOfALowPane = 16;
constexpr int quotedLines = 4;
constexpr int quotedLinesInALowPane = 2;

} // namespace

class CommentPane::Private
{
public:
    explicit Private(CommentPane& pane)
        : column(new ReadingColumn(paneCharacters, &pane))
        , parentCard(new ParentCard)
        , commentCard(new CommentCard)
        , recordCard(new RecordCard)
        , sides(new QBoxLayout(QBoxLayout::TopToBottom))
    {
        auto* words = new QVBoxLayout;
        words->setSpacing(theme::spacing);
        words->addWidget(parentCard);
        words->addWidget(commentCard, 1);
        sides->setSpacing(2 * theme::margin);
        sides->addLayout(words, 1);
        sides->addWidget(recordCard);
        column->column()->addLayout(sides);
        column->setAccessibleName(CommentPane::tr("Comment"));
    }

    // Beside the comment where there is room for both, below it where there is not.
    void arrange(QSize size, const QFontMetrics& metrics)
    {
        const int width = size.width();
        const bool isLow = size.height() < metrics.lineSpacing() * linesOfALowPane;
        parentCard->setQuotedLines(isLow ? quotedLinesInALowPane : quotedLines);
        const bool beside = width >= metrics.averageCharWidth() * sideBySideCharacters;
        const int recordWidth = beside ? metrics.averageCharWidth() * recordCharacters : QWIDGETSIZE_MAX;
        sides->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
        recordCard->setMinimumWidth(beside ? recordWidth : 0);
        recordCard->setMaximumWidth(recordWidth);
    }

    ReadingColumn* column;
    ParentCard* parentCard;
    CommentCard* commentCard;
    RecordCard* recordCard;
    QBoxLayout* sides;
    core::CommentId shown;
};

CommentPane::CommentPane(QWidget* parent) : QWidget(parent), d(std::make_unique<Private>(*this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(d->column);
    setFocusProxy(d->column);
    setAccessibleName(tr("Comment"));
    connect(d->parentCard, &ParentCard::activated, this, &CommentPane::parentActivated);
    connect(d->parentCard, &ParentCard::linkActivated, this, &CommentPane::linkActivated);
    connect(d->commentCard, &CommentCard::linkActivated, this, &CommentPane::linkActivated);
}

CommentPane::~CommentPane() = default;

void CommentPane::showComment(const CommentContext& context)
{
    d->column->change([this, &context] {
        d->parentCard->showParent(context.comment, context.parent);
        d->commentCard->showComment(context.comment, context.replies);
        d->recordCard->showRecord(context.author, context.history);
        d->column->showColumn(std::exchange(d->shown, context.comment.id) != context.comment.id);
    });
}

void CommentPane::showNothing(const QString& invitation) { d->column->showInvitation(invitation); }

void CommentPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    d->arrange(event->size(), fontMetrics());
}

} // namespace moderato::ui

#include "moc_CommentPane.cpp"
