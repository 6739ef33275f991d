// A label that shows text as it is, never as markup, in a tone that follows the palette.
// Neighbours: the cards of this room are made of these; ui/theme gives the colours.
#pragma once

#include <QLabel>

#include <array>

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
    // Layouts ask for the same few widths again and again, and QLabel lays its text out for each.
    int heightForWidth(int width) const override;

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void applyTone();

    struct Measured
    {
        int width = -1;
        int height = 0;
    };

    Tone m_tone;
    bool m_elided = false;
    mutable QString m_measuredText;
    mutable QFont m_measuredFont;
    mutable std::array<Measured, 4> m_measured; // of that text and font, newest first
    bool m_applying = false; // setting a palette or a font announces itself as a change of it
};

} // namespace moderato::ui
