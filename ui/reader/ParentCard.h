// What a comment answers, as a quiet quotation: whose words, when, the first lines, and the way there.
// Neighbours: CommentPane puts it above the comment.
#pragma once

#include "model/core/Comment.h"

#include <QFrame>

#include <optional>

namespace moderato::ui {

class DocumentView;
class PlainLabel;
class TextButton;

class ParentCard final : public QFrame
{
    Q_OBJECT

public:
    explicit ParentCard(QWidget* parent = nullptr);

    // The same comment's parent again stays as it is shown, whole or cut.
    void showParent(const core::Comment& comment, const std::optional<core::Comment>& above);

    // How much of it is shown until all is asked for.
    void setQuotedLines(int lines);

Q_SIGNALS:
    void activated(moderato::core::CommentId id);
    void linkActivated(const QString& address);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showWhose(const core::Comment& above);
    void showQuote(const core::Comment& above);
    void toggleWhole();

    core::CommentId m_reply; // whose parent is shown
    core::CommentId m_id;
    QByteArray m_body; // of the parent
    core::BodyFormat m_format = core::BodyFormat::Plain;
    TextButton* m_whose;
    PlainLabel* m_note;
    DocumentView* m_quote;
    TextButton* m_more;
    bool m_whole = false;
    int m_quotedLines = 4;
};

} // namespace moderato::ui
