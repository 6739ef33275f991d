// A pane that scrolls one column of text on the palette's paper, or, empty, says what to do next.
// Neighbours: CommentPane and ArticlePane put their cards into its column.
#pragma once

#include <QScrollArea>

#include <functional>

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
    // Lays out once, afterwards, what `change` changed: each part that comes or goes would do it by itself.
    void change(const std::function<void()>& change);
    // At the top when it shows something else than before.
    void showColumn(bool isAnother);
    void showInvitation(const QString& invitation);

protected:
    void changeEvent(QEvent* event) override;

private:
    void limitWidth();
    void setLayoutsEnabled(bool enabled);

    int m_characters;
    QWidget* m_paper;
    QWidget* m_sheet;
    PlainLabel* m_invitation;
    QBoxLayout* m_column;
};

} // namespace moderato::ui
