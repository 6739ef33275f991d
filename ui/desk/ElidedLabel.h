// One line of plain text that is cut with an ellipsis when there is no room, whole in its tooltip.
// Neighbours: MessageBar and the shell's ThreadHeader.
#pragma once

#include <QLabel>

namespace moderato::ui {

class ElidedLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr);

    void showText(const QString& text);
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace moderato::ui
