// A pane that scrolls one column of text on the palette's paper, or, empty, says what to do next.
// Neighbours: CommentPane and ArticlePane put their cards into its column.
#pragma once

#include <QScrollArea>

class QBoxLayout;

namespace moderato::ui {

class PlainLabel;

class ReadingColumn final : public QScrollArea
{
    Q_OBJECT

public:
    // Columns no wider than this many average characters; the rest is margin.
    explicit ReadingColumn(int characters, QWidget* parent = nullptr);

    QBoxLayout* column() { return m_column; }
    // Scrolls to the top.
    void showColumn();
    void showInvitation(const QString& invitation);

protected:
    void changeEvent(QEvent* event) override;

private:
    void limitWidth();

    int m_characters;
    QWidget* m_paper;
    QWidget* m_sheet;
    PlainLabel* m_invitation;
    QBoxLayout* m_column;
};

} // namespace moderato::ui
