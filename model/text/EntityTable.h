// The named character references of the HTML standard, once for the whole program: 2,125 names, 106 of them
// known without their semicolon, too. Neighbours: Entities reads references with it; tools/html-entities
// makes the list.
#pragma once

#include <span>
#include <string_view>

namespace moderato::text {

struct NamedCharacter
{
    std::string_view name; // without & and ;
    char32_t character;
    char32_t second; // 0 = the name stands for one character
    bool knownBare;  // also without its semicolon, as in old pages
};

constexpr std::size_t longestName = 31;    // CounterClockwiseContourIntegral
constexpr std::size_t longestBareName = 6; // those known without their semicolon

std::span<const NamedCharacter> namedCharacters(); // sorted by name

// nullptr for a name that HTML does not have. Names are case-sensitive. O(log n).
const NamedCharacter* namedCharacter(std::string_view name);

} // namespace moderato::text
