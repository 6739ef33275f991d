#include "model/text/EntityTable.h"

#include <algorithm>
#include <array>

namespace moderato::text {

namespace {

constexpr std::array names = std::to_array<NamedCharacter>({
#include "model/text/EntityTable.inc"
});

static_assert(std::is_sorted(names.begin(), names.end(),
                             [](const NamedCharacter& a, const NamedCharacter& b) {
                                 return a.name < b.name;
                             }));
static_assert(std::all_of(names.begin(), names.end(), [](const NamedCharacter& entry) {
    return entry.name.size() <= (entry.knownBare ? longestBareName : longestName);
}));

} // namespace

std::span<const NamedCharacter> namedCharacters() { return names; }

const NamedCharacter* namedCharacter(std::string_view name)
{
    const auto* found =
        std::lower_bound(names.begin(), names.end(), name,
                         [](const NamedCharacter& entry, std::string_view key) { return entry.name < key; });
    return found != names.end() && found->name == name ? found : nullptr;
}

} // namespace moderato::text
