// The one gate every character of a stranger passes: what could hide or reorder text becomes a visible mark
// or goes. Neighbours: DocumentBuilder and PlainText append through it.
#pragma once

#include <QByteArrayView>
#include <QString>

namespace moderato::text {

// Trojan Source (CVE-2021-42574) and UTS 39: embeddings, overrides and isolates become a mark such as ⟦RLO⟧;
// what closes them, zero-width and tag characters, C0 and C1 go. Joiners stay where a script or an emoji
// needs them.
class Neutraliser
{
public:
    enum class Caps : quint8 {
        Display, // at most 3 combining marks a letter, a soft break in runs without a space
        None,
    };

    explicit Neutraliser(Caps caps) : m_caps(caps) {}

    // True: no neutraliser changes it, wherever it stands. White space is said to be changed, but for a space
    // and a tab. O(1).
    static bool leaves(char32_t character);

    // White space is the caller's: only a tab, a space and printable characters are let through. O(1).
    void append(QString& out, char32_t character);
    // The same for a run of '!' to '~' at once. O(run).
    void appendLetters(QString& out, QByteArrayView ascii);
    // A line ended: the next run without a space begins.
    void restart();

private:
    void appendRare(QString& out, char32_t character);
    void push(QString& out, char32_t character);

    Caps m_caps;
    char32_t m_previous = 0;
    int m_marks = 0;
    int m_run = 0;
};

} // namespace moderato::text
