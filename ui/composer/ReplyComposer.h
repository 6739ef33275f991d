// Where a reply is written, or a comment's text changed: a panel in the window, the comment quoted above it.
// Neighbours: decide::Desk takes the verb and the draft; the shell opens it under the comment pane.
#pragma once

#include "model/decide/Desk.h"

#include <QFrame>
#include <QHash>
#include <QTimer>

class QAction;
class QLabel;
class QPlainTextEdit;

namespace moderato::ui {

class ReplyComposer final : public QFrame
{
    Q_OBJECT

public:
    // `send` is the action that sends; heard only inside this panel.
    ReplyComposer(decide::Desk& desk, QAction& send, QWidget* parent = nullptr);
    ~ReplyComposer() override; // keeps the draft

    // `draft`: what was written before and not sent; an edit without one begins with the comment's text.
    void beginReply(const core::Comment& parent, const QString& draft);
    void beginEdit(const core::Comment& comment, const QString& draft);

    // What was written here and not sent, and what the panel is open on (invalid: nothing).
    struct Unsent
    {
        QHash<core::CommentId, QString> replies;
        QHash<core::CommentId, QString> edits;
        core::CommentId open;
        core::Verb verb = core::Verb::Reply;
    };
    Unsent unsent();
    // In place of what another panel held; kept by this one's desk.
    void takeOver(const Unsent& unsent);

    bool isOpen() const { return m_comment.isValid(); }
    // Keeps what was written and closes; also called before the window goes.
    void keepAndClose();

Q_SIGNALS:
    // `created` is valid for a reply. `comments`: 0 = nothing had to change.
    void sent(moderato::core::Verb verb, qint64 comments, moderato::core::CommentId created);
    void failed(const moderato::core::Error& error);
    void draftKept(moderato::core::CommentId comment, bool some);
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildLayout(QAction& send);
    void begin(core::Verb verb, const core::Comment& comment, const QString& text);
    void keep();
    void saveDraft(core::CommentId comment, core::Verb verb, const QString& text);
    void forget(core::Verb verb, core::CommentId comment);
    void close();
    void sendNow();

    decide::Desk& m_desk;
    core::CommentId m_comment; // replied to, or edited; invalid = closed
    core::Verb m_verb = core::Verb::Reply;
    // What was left with Esc in this session; it is in the database, too, but may just be on its way.
    QHash<core::CommentId, QString> m_replyDrafts;
    QHash<core::CommentId, QString> m_editDrafts;
    QString m_unchanged; // an edit's text as it began: that is no draft
    QTimer m_keepSoon;
    QAction* m_send = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_quote = nullptr;
    QPlainTextEdit* m_text = nullptr;
};

} // namespace moderato::ui
