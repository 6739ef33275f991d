// A text::Document to read, select and follow links in; as tall as its text, so that the pane around it
// scrolls. Neighbours: DocumentWriter fills it; the panes of this room hold it.
#pragma once

#include "model/text/Document.h"
#include "ui/reader/DocumentWriter.h"

#include <QTextEdit>

namespace moderato::ui {

// Safe for strangers' text by what it leaves out: no rich text goes in or comes out, no resource is loaded,
// no link is followed.
class DocumentView final : public QTextEdit
{
    Q_OBJECT

public:
    explicit DocumentView(QWidget* parent = nullptr);

    void showDocument(const text::Document& document);
    // Shows at most so many lines; 0 = all of them.
    void setLineLimit(int lines);
    // Whether the limit hides something at the present width.
    bool isCut() const;

    QVariant loadResource(int type, const QUrl& name) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void linkActivated(const QString& address);
    void cutChanged(bool cut);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void fitHeight();
    void follow(const QString& address);
    int textHeight() const;
    int limitHeight() const;

    text::Document m_source; // kept to be written again in another palette
    QList<LinkPlace> m_links;
    QString m_pressed; // the link under the button while it is down
    int m_lineLimit = 0;
    bool m_cut = false;
};

} // namespace moderato::ui
