// The article that is commented on, as calm text beside its thread.
// Neighbours: ui/shell hands it the value; draws a text::Document, never a stranger's markup.
#pragma once

#include "model/core/Comment.h"

#include <QWidget>

#include <memory>

namespace moderato::ui {

class ArticlePane final : public QWidget
{
    Q_OBJECT

public:
    explicit ArticlePane(QWidget* parent = nullptr);
    ~ArticlePane() override;

    void showArticle(const core::Article& article);
    void showCounts(const core::Counts& counts);
    void showNothing(const QString& invitation);

Q_SIGNALS:
    void linkActivated(const QString& address);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace moderato::ui
