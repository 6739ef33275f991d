#include "ui/reader/CommentCard.h"

#include "model/text/BodyParser.h"
#include "model/text/PlainText.h"
#include "ui/reader/DocumentView.h"
#include "ui/reader/LongText.h"
#include "ui/reader/MarkedLine.h"
#include "ui/reader/Tones.h"
#include "ui/theme/Look.h"
#include "ui/words/Words.h"

#include <QDateTime>
#include <QLocale>
#include <QVBoxLayout>

namespace moderato::ui {

namespace {

constexpr int mostFlagsShown = 20;

bool isWebAddress(const QString& address)
{
    return address.startsWith(QLatin1StringView("http://"), Qt::CaseInsensitive) ||
           address.startsWith(QLatin1StringView("https://"), Qt::CaseInsensitive);
}

} // namespace

CommentCard::CommentCard(QWidget* parent)
    : QWidget(parent)
    , m_author(new PlainLabel(Tone::Strong, this))
    , m_status(new MarkedLine(Tone::Pending, Tone::Pending, this))
    , m_when(new PlainLabel(Tone::Quiet, this))
    , m_origin(new DocumentView(this))
    , m_flags(new QVBoxLayout)
    , m_body(new LongText(tr("Text of the comment"), this))
{
    auto* head = new QHBoxLayout;
    head->setSpacing(theme::margin);
    m_author->setElided(true);
    head->addWidget(m_author);
    head->addWidget(m_status);
    head->addStretch(1);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, theme::spacing, 0, 0);
    layout->setSpacing(theme::spacing / 2);
    layout->addLayout(head);
    layout->addWidget(m_when);
    layout->addWidget(m_origin);
    layout->addLayout(m_flags);
    layout->addSpacing(theme::spacing);
    layout->addWidget(m_body);
    layout->addStretch(1);
    m_origin->setAccessibleName(tr("Where it came from"));
    connect(m_body, &LongText::linkActivated, this, &CommentCard::linkActivated);
    connect(m_origin, &DocumentView::linkActivated, this, &CommentCard::linkActivated);
}

void CommentCard::showComment(const core::Comment& comment, qint64 replies)
{
    m_author->setText(words::authorName(text::singleLine(comment.author.name, 80)));
    const Tone tone = toneOf(comment.status);
    m_status->setLine(tone, tone, words::statusName(comment.status));

    QStringList when;
    if (comment.createdAt) {
        when << words::longTime(comment.createdAt)
             << words::shortTime(comment.createdAt, QDateTime::currentMSecsSinceEpoch());
    }
    if (comment.kind == core::CommentKind::Pingback) {
        when << tr("Pingback");
    } else if (comment.kind == core::CommentKind::Trackback) {
        when << tr("Trackback");
    }
    if (core::hasMark(comment.marks, core::Mark::Staff)) {
        when << tr("written at this desk");
    }
    if (core::hasMark(comment.marks, core::Mark::Edited)) {
        when << tr("edited at this desk");
    }
    if (core::hasMark(comment.marks, core::Mark::Damaged)) {
        when << tr("damaged in the database");
    }
    if (replies > 0) {
        when << tr("%Ln replies", nullptr, static_cast<int>(replies));
    }
    m_when->setText(when.join(tr(" · ")));
    m_when->setVisible(!when.isEmpty());
    const bool isAnother = !m_shown || m_shown->id != comment.id;
    if (isAnother || m_shown->author != comment.author || m_shown->ip != comment.ip) {
        showOrigin(comment);
    }
    showFlags(comment.flags);
    if (isAnother || m_shown->body != comment.body || m_shown->bodyFormat != comment.bodyFormat) {
        m_body->showDocument(text::parseBody(comment.body, comment.bodyFormat));
    }
    m_shown = comment;
}

void CommentCard::showOrigin(const core::Comment& comment)
{
    text::Block line;
    const auto add = [&line](const QString& text, const QString& target = {}) {
        if (text.isEmpty()) {
            return;
        }
        if (!line.inlines.isEmpty()) {
            line.inlines.append({text::Inline::Kind::Text, text::Inline::Plain, tr(" · "), {}});
        }
        line.inlines.append({text::Inline::Kind::Text, text::Inline::Plain, text, target});
    };
    const QString url = text::singleLine(comment.author.url, 200);
    add(text::singleLine(comment.author.email, 120));
    add(text::singleLine(comment.ip, 60));
    add(url, isWebAddress(url) ? url : QString());
    m_origin->setVisible(!line.inlines.isEmpty());
    m_origin->showDocument({{line}, false});
}

void CommentCard::showFlags(const QList<core::FlagRecord>& flags)
{
    while (QLayoutItem* old = m_flags->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    for (const core::FlagRecord& flag : flags.first(qMin<qsizetype>(flags.size(), mostFlagsShown))) {
        QString said = words::flagReasonName(flag.reason);
        if (!flag.note.isEmpty()) {
            said = tr("%1: %2").arg(said, text::singleLine(flag.note, 300));
        }
        QStringList by;
        if (!flag.moderator.isEmpty()) {
            by << text::singleLine(flag.moderator, 60);
        }
        if (flag.at) {
            by << words::shortTime(flag.at, QDateTime::currentMSecsSinceEpoch());
        }
        auto* line = new MarkedLine(Tone::Flag, Tone::Flag, this);
        line->setLine(Tone::Flag, Tone::Flag,
                      by.isEmpty() ? said : tr("%1 (%2)").arg(said, by.join(tr(", "))));
        m_flags->addWidget(line);
    }
}

} // namespace moderato::ui

#include "moc_CommentCard.cpp"
