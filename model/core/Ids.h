// Strong ids: what a record is called everywhere outside the item models. Never a row, never a pointer.
// Neighbours: everything names records by these.
#pragma once

#include <QHashFunctions>
#include <QMetaType>

#include <compare>
#include <functional>
#include <span>
#include <vector>

namespace moderato::core {

// A database key of one kind of record. 0 is "none"; the database never hands it out.
template <typename Tag>
struct Id
{
    qint64 value = 0;

    constexpr bool isValid() const { return value > 0; }
    friend constexpr auto operator<=>(Id, Id) = default;
    friend size_t qHash(Id id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

using ArticleId = Id<struct ArticleTag>;
using AuthorId = Id<struct AuthorTag>;
using CommentId = Id<struct CommentTag>;
using DecisionId = Id<struct DecisionTag>;

// Ascending, each once. O(n log n)
std::vector<CommentId> sortedWithoutDoubles(std::span<const CommentId> ids);

} // namespace moderato::core

template <typename Tag>
struct std::hash<moderato::core::Id<Tag>>
{
    size_t operator()(moderato::core::Id<Tag> id) const noexcept { return std::hash<qint64>{}(id.value); }
};

Q_DECLARE_METATYPE(moderato::core::ArticleId)
Q_DECLARE_METATYPE(moderato::core::AuthorId)
Q_DECLARE_METATYPE(moderato::core::CommentId)
Q_DECLARE_METATYPE(moderato::core::DecisionId)
