#include "Vocabulary.h"

#include <QString>

#include <cmath>

namespace moderato::bench {

namespace {

constexpr int wordsPerScript = 20'000;
constexpr int longestWord = 28; // bytes, with its space

// The letters a script's words are made of; consonant-vowel order is not kept, the words only have to differ.
const std::array<QString, Vocabulary::scripts>& letters()
{
    static const std::array<QString, Vocabulary::scripts> all{
        QStringLiteral("etaoinshrdlucmfwypvbgkéöü"),
        QStringLiteral("оеаинтсрвлкмдпуяыьгзбчйх"),
        QStringLiteral("αοιετσνηυρπκμλςωδγχθφβξ"),
        QStringLiteral("اليمنوتربةعدسفهكقحجشط"),
        QStringLiteral("कतनरसपमलहवदयगजबचटशथभ"),
        QStringLiteral("的一是不了人我在有他这中大来上国个到说们为子和你地出道"),
    };
    return all;
}

QByteArray makeWord(Random& random, const QString& alphabet, bool dense)
{
    const int length = dense ? 1 + static_cast<int>(random.below(3)) : 2 + static_cast<int>(random.below(8));
    QString word;
    for (int i = 0; i < length; ++i) {
        // The square favours the front of the alphabet, where the frequent letters are.
        const double unit = random.unit();
        word += alphabet.at(static_cast<qsizetype>(unit * unit * static_cast<double>(alphabet.size())));
    }
    return word.toUtf8();
}

} // namespace

Vocabulary::Vocabulary(Random random)
{
    for (size_t script = 0; script < m_words.size(); ++script) {
        m_words[script].reserve(wordsPerScript);
        for (int i = 0; i < wordsPerScript; ++i) {
            m_words[script].push_back(makeWord(random, letters()[script], script == 5));
        }
    }
}

const QByteArray& Vocabulary::word(Random& random, int script) const
{
    // exp(u ln N) has density 1/x on [1, N]: Zipf's law with exponent one, without a table.
    const double rank = std::exp(random.unit() * std::log(static_cast<double>(wordsPerScript)));
    const auto index = std::min(static_cast<size_t>(rank) - 1, static_cast<size_t>(wordsPerScript - 1));
    return m_words[static_cast<size_t>(script)][index];
}

void Vocabulary::appendSentences(QByteArray& text, Random& random, int script, int words) const
{
    int untilStop = 4 + static_cast<int>(random.below(14));
    text.reserve(text.size() + words * longestWord / 2);
    for (int i = 0; i < words; ++i) {
        if (i > 0) {
            text += ' ';
        }
        text += word(random, script);
        if (--untilStop == 0) {
            text += random.chance(0.15) ? "?" : ".";
            untilStop = 4 + static_cast<int>(random.below(14));
        }
    }
    text += '.';
}

} // namespace moderato::bench
