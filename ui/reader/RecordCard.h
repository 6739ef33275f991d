// Who the author is to this desk, and what was decided about this comment before.
// Neighbours: CommentPane puts it beside or below the comment.
#pragma once

#include "model/core/Decision.h"

#include <QWidget>

class QVBoxLayout;

namespace moderato::ui {

class PlainLabel;

class RecordCard final : public QWidget
{
    Q_OBJECT

public:
    explicit RecordCard(QWidget* parent = nullptr);

    // History newest first; the newest 20 are shown and the rest is counted.
    void showRecord(const core::AuthorSummary& author, const std::vector<core::JournalEntry>& history);

private:
    void addEntry(const core::JournalEntry& entry);

    PlainLabel* m_author;
    QVBoxLayout* m_history;
};

} // namespace moderato::ui
