// A sign and a line of words beside it: a status, a flag, a decision.
// Neighbours: CommentCard and RecordCard stack these; ui/theme draws the signs.
#pragma once

#include "ui/reader/PlainLabel.h"

#include <QWidget>

namespace moderato::ui {

class MarkedLine final : public QWidget
{
    Q_OBJECT

public:
    // The sign is the one of that tone; tones without one give none, but keep its place.
    explicit MarkedLine(Tone sign, Tone words, QWidget* parent = nullptr);

    void setLine(Tone sign, Tone words, const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void drawSign();

    Tone m_sign;
    qreal m_drawnRatio = 0; // device pixels of the screen that the sign was drawn for
    QLabel* m_icon;
    PlainLabel* m_words;
};

} // namespace moderato::ui
