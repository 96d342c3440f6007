#include "store/sources/provider_tree.hpp"

#include "store/database/query.hpp"

namespace tempo::store {

std::vector<std::string> providersIn(const Connection& connection, std::string_view root) {
    // '/' follows '.', so that the range holds exactly the names that begin with the root and a
    // dot.
    Query query(connection,
                "SELECT provider_identifier FROM sources WHERE provider_identifier = ?1"
                " OR (provider_identifier >= ?1 || '.' AND provider_identifier < ?1 || '/')",
                root);
    std::vector<std::string> providers;
    while (query.next()) {
        providers.push_back(query.column<std::string>(0));
    }
    return providers;
}

} // namespace tempo::store
