// A label that shows text as it is, never as markup, in a tone that follows the palette.
// Neighbours: the cards of this room are made of these; ui/theme gives the colours.
#pragma once

#include <QLabel>

namespace moderato::ui {

enum class Tone : quint8 { Text, Quiet, Strong, Title, Pending, Approved, Rejected, Spam, Flag };

class PlainLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit PlainLabel(Tone tone, QWidget* parent = nullptr);

    void setTone(Tone tone);
    // One line, cut at the end when there is no room; otherwise text wraps at words.
    void setElided(bool elided);

    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void applyTone();

    Tone m_tone;
    bool m_elided = false;
    bool m_applying = false; // setting a palette or a font announces itself as a change of it
};

} // namespace moderato::ui
