#pragma once

#include <tempo/core/event.hpp>

#include <cstdint>

namespace tempo::store {

class Connection;

/// How far the index is. It changes in the transaction that changes the index.
struct SearchState {
    Sequence indexedFrom = 0; ///< what has not changed since an older Tempo, up to here, is missing
    Sequence indexedUpTo = 0; ///< what has changed after it is missing
    bool purgeDue = false;    ///< words of deleted events are in the index's pages
    bool purging = false;     ///< those pages are being written anew

    friend bool operator==(const SearchState&, const SearchState&) = default;
};

/// Both throw DatabaseFailure.
SearchState readSearchState(const Connection& connection);
void writeSearchState(Connection& connection, const SearchState& state);

} // namespace tempo::store
