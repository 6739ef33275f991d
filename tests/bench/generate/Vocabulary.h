// Words by Zipf's law in six scripts, from a random source that is the same on every machine.
// Neighbours: Generator builds sentences, names and links of these.
#pragma once

#include <QByteArray>

#include <array>
#include <random>
#include <vector>

namespace moderato::bench {

// The engine's sequence is fixed by the C++ standard; the standard distributions' are not, so they are not
// used.
class Random
{
public:
    explicit Random(quint64 seed) : m_engine(seed) {}

    // 0 <= result < bound; bound > 0. The tiny bias of the remainder does not matter here.
    quint64 below(quint64 bound) { return m_engine() % bound; }
    double unit() { return static_cast<double>(m_engine() >> 11) * 0x1.0p-53; }
    bool chance(double probability) { return unit() < probability; }

private:
    std::mt19937_64 m_engine;
};

class Vocabulary
{
public:
    static constexpr int scripts = 6; // Latin, Cyrillic, Greek, Arabic, Devanagari, Han

    explicit Vocabulary(Random random);

    // Rank r comes with a frequency of about 1/r.
    const QByteArray& word(Random& random, int script) const;
    void appendSentences(QByteArray& text, Random& random, int script, int words) const;

private:
    std::array<std::vector<QByteArray>, scripts> m_words;
};

} // namespace moderato::bench
