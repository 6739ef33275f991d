// A button that is a line of quiet text, flush with the text around it.
// Neighbours: ParentCard leads to the parent with one and expands the quotation with another.
#pragma once

#include <QAbstractButton>

namespace moderato::ui {

// Text is shown as it is: an & in a stranger's name is no shortcut.
class TextButton final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit TextButton(QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace moderato::ui
