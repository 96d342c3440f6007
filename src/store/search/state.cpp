#include "store/search/state.hpp"

#include "store/database/query.hpp"

namespace tempo::store {

SearchState readSearchState(const Connection& connection) {
    Query query(connection,
                "SELECT indexed_from, indexed_up_to, purge_due, purging FROM search_state");
    if (!query.next()) {
        return {};
    }
    return {query.column<Sequence>(0), query.column<Sequence>(1), query.column<bool>(2),
            query.column<bool>(3)};
}

void writeSearchState(Connection& connection, const SearchState& state) {
    execute(connection,
            "UPDATE search_state SET indexed_from = ?, indexed_up_to = ?, purge_due = ?,"
            " purging = ?",
            state.indexedFrom, state.indexedUpTo, state.purgeDue, state.purging);
}

} // namespace tempo::store
