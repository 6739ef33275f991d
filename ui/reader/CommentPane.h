// The whole comment with what it answers: its parent's text above, its author's record and its history
// beside. Neighbours: ui/shell hands it values; it draws text::Documents and never a stranger's markup.
#pragma once

#include "model/core/Decision.h"

#include <QWidget>

#include <optional>

namespace moderato::ui {

struct CommentContext
{
    core::Comment comment;
    std::optional<core::Comment> parent;
    core::AuthorSummary author;
    std::vector<core::JournalEntry> history; // newest first
    qint64 replies = 0;                      // all below
};

class CommentPane final : public QWidget
{
    Q_OBJECT

public:
    explicit CommentPane(QWidget* parent = nullptr);
    ~CommentPane() override;

    void showComment(const CommentContext& context);
    void showNothing(const QString& invitation); // the empty state: what to do next

Q_SIGNALS:
    void parentActivated(moderato::core::CommentId id); // the parent's quote was clicked
    void linkActivated(const QString& address);         // http, https or mailto; shown before it is opened

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace moderato::ui
