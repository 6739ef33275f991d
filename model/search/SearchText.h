// The words of a text as the search index holds them: folded, and cut where a script writes no spaces.
// Neighbours: SearchTokens makes tokens of them, SearchTerms needles, SearchSnippet shows where they stand.
#pragma once

#include "model/core/Status.h"

#include <QString>

#include <vector>

namespace moderato::search {

// Bump it when what foldText, wordsOf or text::plainText answer changes: an index of another version is built
// anew.
inline constexpr int searchIndexVersion = 1;

// Only this much of a comment is indexed and searched; what is longer is no reading matter.
inline constexpr qsizetype searchedCharacters = 200'000;

// Lower case, compatibility forms resolved, without accents, vowel points and invisible characters; the marks
// that Indic scripts write vowels with stay. `origins`, when given, gets for each character of the answer its
// place in `text`. O(length).
QString foldText(QStringView text, std::vector<qsizetype>* origins = nullptr);

// The words of a folded text, each with a blank before and after: " one two ". In scripts without spaces
// every character is a word, so that a run can be searched inside. `origins` as above.
QString wordsOf(QStringView folded, std::vector<qsizetype>* origins = nullptr);

// Is the word, as wordsOf parts it, a character of a script without spaces?
bool isUnspacedWord(QStringView word);

// What is searched of a comment's body: its plain text, cut to searchedCharacters.
QString searchedText(QByteArrayView body, core::BodyFormat format);

} // namespace moderato::search
