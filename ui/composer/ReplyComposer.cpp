#include "ui/composer/ReplyComposer.h"

#include "model/text/PlainText.h"
#include "ui/theme/Look.h"
#include "ui/words/Words.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace moderato::ui {

using core::CommentId;
using core::Verb;

namespace {

// A draft is at most this old when the machine stops.
constexpr int keepAfterMs = 700;
constexpr int quoteCharacters = 280;

} // namespace

ReplyComposer::ReplyComposer(decide::Desk& desk, QAction& send, QWidget* parent)
    : QFrame(parent), m_desk(desk), m_send(&send)
{
    setObjectName(QStringLiteral("composer"));
    setFrameShape(QFrame::StyledPanel);
    buildLayout(send);
    addAction(&send);
    m_keepSoon.setSingleShot(true);
    m_keepSoon.setInterval(keepAfterMs);
    connect(&m_keepSoon, &QTimer::timeout, this, &ReplyComposer::keep);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        // Not restarted by each key: a moderator who never pauses is kept, too.
        if (isOpen() && !m_keepSoon.isActive()) {
            m_keepSoon.start();
        }
    });
    connect(&send, &QAction::triggered, this, &ReplyComposer::sendNow);
    send.setEnabled(false);
    hide();
}

ReplyComposer::~ReplyComposer()
{
    if (isOpen()) {
        keep();
    }
}

void ReplyComposer::buildLayout(QAction& send)
{
    m_title = new QLabel(this);
    m_title->setTextFormat(Qt::PlainText);
    QFont strong = m_title->font();
    strong.setBold(true);
    m_title->setFont(strong);
    m_quote = new QLabel(this);
    m_quote->setObjectName(QStringLiteral("composer-quote"));
    m_quote->setTextFormat(Qt::PlainText);
    m_quote->setWordWrap(true);
    m_quote->setIndent(theme::margin);
    m_quote->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Maximum);
    m_text = new QPlainTextEdit(this);
    m_text->setObjectName(QStringLiteral("composer-text"));
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(fontMetrics().lineSpacing() * 4);
    m_text->installEventFilter(this);
    auto* sendButton = new QToolButton(this);
    sendButton->setDefaultAction(&send);
    sendButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto* keepButton = new QToolButton(this);
    keepButton->setText(tr("Close, Keep Draft"));
    keepButton->setToolTip(tr("Close the panel; what is written is kept (Esc)"));
    connect(keepButton, &QToolButton::clicked, this, &ReplyComposer::keepAndClose);

    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_title, 1);
    buttons->addWidget(keepButton);
    buttons->addWidget(sendButton);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::margin, theme::spacing, theme::margin, theme::spacing);
    layout->setSpacing(theme::spacing);
    layout->addLayout(buttons);
    layout->addWidget(m_quote);
    layout->addWidget(m_text, 1);
}

void ReplyComposer::beginReply(const core::Comment& parent, const QString& draft)
{
    begin(Verb::Reply, parent, m_replyDrafts.value(parent.id, draft));
    const QString author = words::authorName(text::singleLine(parent.author.name));
    m_title->setText(tr("Reply to %1").arg(author));
    m_text->setAccessibleName(tr("Your reply to %1").arg(author));
    m_text->setPlaceholderText(tr("Your reply; it is published as approved"));
}

void ReplyComposer::beginEdit(const core::Comment& comment, const QString& draft)
{
    const QString current = text::plainText(comment.body, comment.bodyFormat);
    const QString unsent = m_editDrafts.value(comment.id, draft);
    begin(Verb::Edit, comment, unsent.isEmpty() ? current : unsent);
    m_unchanged = current;
    const QString author = words::authorName(text::singleLine(comment.author.name));
    m_title->setText(tr("Edit the comment by %1").arg(author));
    m_text->setAccessibleName(tr("Text of the comment by %1").arg(author));
    m_text->setPlaceholderText(tr("The comment's text"));
}

ReplyComposer::Unsent ReplyComposer::unsent()
{
    if (isOpen()) {
        keep();
    }
    return {m_replyDrafts, m_editDrafts, m_comment, m_verb};
}

void ReplyComposer::takeOver(const Unsent& unsent)
{
    m_editDrafts = unsent.edits;
    m_replyDrafts = unsent.replies;
    for (auto reply = m_replyDrafts.cbegin(); reply != m_replyDrafts.cend(); ++reply) {
        saveDraft(reply.key(), Verb::Reply, reply.value());
    }
    for (auto edit = m_editDrafts.cbegin(); edit != m_editDrafts.cend(); ++edit) {
        saveDraft(edit.key(), Verb::Edit, edit.value());
    }
}

void ReplyComposer::begin(Verb verb, const core::Comment& comment, const QString& text)
{
    if (isOpen() && (m_comment != comment.id || m_verb != verb)) {
        keepAndClose();
    }
    if (!isOpen()) {
        m_quote->setText(text::preview(comment.body, comment.bodyFormat, quoteCharacters));
        m_text->setPlainText(text);
        m_text->moveCursor(QTextCursor::End);
        m_verb = verb;
        m_comment = comment.id;
        m_quote->setVisible(verb == Verb::Reply);
        m_send->setText(verb == Verb::Reply ? tr("Se&nd Reply") : tr("Save &Changes"));
        m_send->setEnabled(true);
        show();
    }
    m_text->setFocus(Qt::OtherFocusReason);
}

void ReplyComposer::keep()
{
    const QString text = m_text->toPlainText();
    const bool isEdit = m_verb == Verb::Edit;
    const bool some = !text.trimmed().isEmpty() && !(isEdit && text == m_unchanged);
    (isEdit ? m_editDrafts : m_replyDrafts).insert(m_comment, some ? text : QString());
    saveDraft(m_comment, m_verb, some ? text : QString());
}

void ReplyComposer::saveDraft(CommentId comment, Verb verb, const QString& text)
{
    m_desk.saveDraft(comment, verb, text.toUtf8());
    const bool some = !m_replyDrafts.value(comment).isEmpty() || !m_editDrafts.value(comment).isEmpty();
    Q_EMIT draftKept(comment, some);
}

void ReplyComposer::forget(Verb verb, CommentId comment)
{
    (verb == Verb::Edit ? m_editDrafts : m_replyDrafts).insert(comment, {});
    saveDraft(comment, verb, {});
}

void ReplyComposer::keepAndClose()
{
    if (isOpen()) {
        keep();
        close();
    }
}

void ReplyComposer::close()
{
    m_keepSoon.stop();
    m_comment = {};
    m_send->setEnabled(false);
    m_text->setReadOnly(false);
    m_text->clear();
    hide();
    Q_EMIT closed();
}

void ReplyComposer::sendNow()
{
    const QByteArray body = m_text->toPlainText().trimmed().toUtf8();
    if (!isOpen() || m_text->isReadOnly()) {
        return;
    }
    if (body.isEmpty()) {
        Q_EMIT failed({core::ErrorCode::TextEmpty, {}, 0, {}});
        return;
    }
    m_text->setReadOnly(true);
    const Verb verb = m_verb;
    const CommentId comment = m_comment;
    decide::Request request =
        verb == Verb::Reply ? decide::reply(comment, body) : decide::edit(comment, body);
    m_desk.perform(std::move(request), this,
                   [this, verb, comment](const core::Result<decide::Outcome>& result) {
                       const bool stillOpen = m_comment == comment && m_verb == verb;
                       if (stillOpen) {
                           m_text->setReadOnly(false);
                       }
                       if (!result) {
                           Q_EMIT failed(result.error());
                           return;
                       }
                       if (stillOpen) {
                           close();
                       }
                       forget(verb, comment);
                       Q_EMIT sent(verb, result->decision.isValid() ? result->changed : 0, result->created);
                   });
}

bool ReplyComposer::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        keepAndClose();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace moderato::ui

#include "moc_ReplyComposer.cpp"
