// The database's own note that counters of authors are behind: an import defers them, and the next opening
// recounts what a killed one has left. Neighbours: model/intake defers, OpenDatabase recounts, check asks.
#pragma once

namespace moderato::sqlite {
class Connection;
}

namespace moderato::store {

// Once for each import, inside the transaction after which its counters are behind; and again taken back
// inside the one that writes the last of them.
void noteDeferredCounts(sqlite::Connection& connection);
void noteNoMoreDeferred(sqlite::Connection& connection);

// Whether an import is under way, or was killed: counters of authors are then behind.
bool areAuthorCountsDeferred(sqlite::Connection& connection);
// Recounts every author when an import was killed. O(comments) then, else nothing.
void recountDeferredAuthors(sqlite::Connection& connection);

} // namespace moderato::store
