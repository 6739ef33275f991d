// Who the author is to this desk, and what was decided about this comment before.
// Neighbours: CommentPane puts it beside or below the comment.
#pragma once

#include "model/core/Decision.h"

#include <QWidget>

class QVBoxLayout;

namespace moderato::ui {

class MarkedLine;
class PlainLabel;

class RecordCard final : public QWidget
{
    Q_OBJECT

public:
    explicit RecordCard(QWidget* parent = nullptr);

    // History newest first; the newest 20 are shown and the rest is counted.
    void showRecord(const core::AuthorSummary& author, const std::vector<core::JournalEntry>& history);

private:
    void showHistory(const std::vector<core::JournalEntry>& history);
    static void showEntry(MarkedLine& line, const core::JournalEntry& entry);

    PlainLabel* m_author;
    QVBoxLayout* m_history;
    std::vector<MarkedLine*> m_lines; // of m_history, the newest first; those beyond what is shown are hidden
    PlainLabel* m_rest;
};

} // namespace moderato::ui
