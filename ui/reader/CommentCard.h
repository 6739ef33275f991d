// One comment whole: who, what status, when, from where, why it is flagged, and every word of it.
// Neighbours: CommentPane holds it below the parent's card.
#pragma once

#include "model/core/Comment.h"

#include <QWidget>

#include <optional>

class QVBoxLayout;

namespace moderato::ui {

class DocumentView;
class LongText;
class MarkedLine;
class PlainLabel;

class CommentCard final : public QWidget
{
    Q_OBJECT

public:
    explicit CommentCard(QWidget* parent = nullptr);

    // What of it is shown already is left as it is: selected text and the expanded rest of a long one stay.
    void showComment(const core::Comment& comment, qint64 replies);

Q_SIGNALS:
    void linkActivated(const QString& address);

private:
    void showFlags(const QList<core::FlagRecord>& flags);
    void showOrigin(const core::Comment& comment);

    PlainLabel* m_author;
    MarkedLine* m_status;
    PlainLabel* m_when;
    DocumentView* m_origin;
    QVBoxLayout* m_flags;
    LongText* m_body;
    std::optional<core::Comment> m_shown;
};

} // namespace moderato::ui
