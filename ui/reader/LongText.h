// A stranger's text of any length: what is usual is shown at once, the rest when it is asked for.
// Neighbours: CommentCard and ArticlePane show bodies in it; DocumentView does the drawing.
#pragma once

#include "model/text/Document.h"

#include <QWidget>

namespace moderato::ui {

class DocumentView;
class TextButton;

class LongText final : public QWidget
{
    Q_OBJECT

public:
    // Laying out so many characters stays within 50 ms, whatever they are.
    static constexpr qsizetype shownAtOnce = 4000;

    explicit LongText(const QString& accessibleName, QWidget* parent = nullptr);

    void showDocument(const text::Document& document);

Q_SIGNALS:
    void linkActivated(const QString& address);

private:
    text::Document m_whole; // while its rest is not shown
    DocumentView* m_view;
    TextButton* m_rest;
};

} // namespace moderato::ui
