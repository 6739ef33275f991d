#include "ui/reader/ParentCard.h"

#include "model/text/BodyParser.h"
#include "model/text/PlainText.h"
#include "ui/reader/DocumentView.h"
#include "ui/reader/PlainLabel.h"
#include "ui/reader/TextButton.h"
#include "ui/theme/Look.h"
#include "ui/words/Words.h"

#include <QDateTime>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

#include <utility>

namespace moderato::ui {

namespace {

constexpr int barWidth = 3;

} // namespace

ParentCard::ParentCard(QWidget* parent)
    : QFrame(parent)
    , m_whose(new TextButton(this))
    , m_note(new PlainLabel(Tone::Quiet, this))
    , m_quote(new DocumentView(this))
    , m_more(new TextButton(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::margin, theme::spacing, theme::margin, theme::spacing);
    layout->setSpacing(theme::spacing / 2);
    for (QWidget* part : std::initializer_list<QWidget*>{m_whose, m_note, m_quote, m_more}) {
        layout->addWidget(part);
    }
    m_quote->setAccessibleName(tr("The comment that is answered"));
    m_quote->setLineLimit(m_quotedLines);
    connect(m_quote, &DocumentView::linkActivated, this, &ParentCard::linkActivated);
    connect(m_quote, &DocumentView::cutChanged, this,
            [this](bool cut) { m_more->setVisible((cut || m_whole) && m_quote->isVisibleTo(this)); });
    connect(m_whose, &TextButton::clicked, this, [this] { Q_EMIT activated(m_id); });
    connect(m_more, &TextButton::clicked, this, &ParentCard::toggleWhole);
}

void ParentCard::showParent(const core::Comment& comment, const std::optional<core::Comment>& above)
{
    const core::CommentId id = above ? above->id : core::CommentId();
    const QByteArray body = above ? above->body : QByteArray();
    if (above) {
        showWhose(*above);
    }
    const core::BodyFormat format = above ? above->bodyFormat : core::BodyFormat::Plain;
    if (above && m_reply == comment.id && m_id == id && m_body == body && m_format == format) {
        return;
    }
    m_reply = comment.id;
    m_id = id;
    m_body = body;
    m_format = format;
    m_whole = false;
    m_whose->setVisible(above.has_value());
    m_quote->setVisible(above.has_value());
    m_note->setVisible(!above);
    m_more->setVisible(false);
    if (above) {
        showQuote(*above);
    } else if (core::hasMark(comment.marks, core::Mark::Orphan)) {
        m_note->setText(tr("In reply to a comment that is not in this database (%1)")
                            .arg(text::singleLine(comment.parentNamed, 60)));
    } else {
        m_note->setText(tr("Top-level comment"));
    }
}

void ParentCard::showWhose(const core::Comment& above)
{
    const QString author = words::authorName(text::singleLine(above.author.name, 60));
    const QString whose =
        above.createdAt
            ? tr("In reply to %1, %2")
                  .arg(author, words::shortTime(above.createdAt, QDateTime::currentMSecsSinceEpoch()))
            : tr("In reply to %1").arg(author);
    m_whose->setText(whose);
    m_whose->setAccessibleName(tr("%1: go there").arg(whose));
}

void ParentCard::showQuote(const core::Comment& above)
{
    m_more->setText(tr("Show all"));
    m_quote->setLineLimit(m_quotedLines);
    m_quote->showDocument(text::parseBody(above.body, above.bodyFormat));
    m_more->setVisible(m_quote->isCut());
}

void ParentCard::setQuotedLines(int lines)
{
    if (std::exchange(m_quotedLines, lines) != lines && !m_whole) {
        m_quote->setLineLimit(lines);
    }
}

void ParentCard::toggleWhole()
{
    m_whole = !m_whole;
    m_quote->setLineLimit(m_whole ? 0 : m_quotedLines);
    m_more->setText(m_whole ? tr("Show less") : tr("Show all"));
    m_more->setVisible(m_whole || m_quote->isCut());
}

void ParentCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::rowBackground(theme::RowState::Hovered, palette()));
    painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, barWidth, height())),
                     theme::guideLine(palette()));
}

} // namespace moderato::ui

#include "moc_ParentCard.cpp"
