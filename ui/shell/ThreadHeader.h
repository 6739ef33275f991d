// The line above the thread: the article's title, its counts, what the queue leaves of it, and the search
// field. Neighbours: ThreadSession reads the article, CommentSearch owns the field.
#pragma once

#include "model/core/Comment.h"

#include <QWidget>

class QLineEdit;

namespace moderato::ui {

class ElidedLabel;

class ThreadHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit ThreadHeader(QLineEdit* search, QWidget* parent = nullptr);

    void showArticle(const core::Article& article);
    void showCounts(const core::Counts& counts);
    // `queue` empty: all; `search` empty: not narrowed to what was found.
    void showFilter(const QString& queue, const QString& search, qint64 shown, qint64 all);
    void showNothing();

private:
    void showLine();

    ElidedLabel* m_title = nullptr;
    ElidedLabel* m_line = nullptr;
    QString m_counts;
    QString m_filter;
};

} // namespace moderato::ui
