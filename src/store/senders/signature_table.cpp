#include "store/senders/signature_table.hpp"

#include "store/database/query.hpp"

#include <tempo/core/limits.hpp>

#include <array>
#include <cstdint>

namespace tempo::store {

std::vector<UsedSignature> loadSignatures(const Connection& connection, Timestamp since) {
    Query query(connection,
                "SELECT signed_at, sender_id, mac FROM signatures WHERE signed_at >= ?"
                " ORDER BY signed_at",
                since);
    std::vector<UsedSignature> used;
    while (query.next()) {
        const SignatureMark mark{query.column<Timestamp>(0),
                                 query.column<std::array<std::uint8_t, 32>>(2)};
        used.push_back({query.column<SenderId>(1), mark});
    }
    return used;
}

void rememberSignature(Connection& database, const UsedSignature& used) {
    execute(database,
            "INSERT OR IGNORE INTO signatures (signed_at, sender_id, mac) VALUES (?, ?, ?)",
            used.mark.signedAt, used.sender, used.mark.mac);
}

void rememberSignature(WriteContext& context, const SenderId& sender, const SignatureMark& mark) {
    // Two go for each one that comes.
    execute(context.database,
            "DELETE FROM signatures WHERE (signed_at, sender_id, mac) IN (SELECT signed_at,"
            " sender_id, mac FROM signatures WHERE signed_at < ? ORDER BY signed_at LIMIT 2)",
            context.now - limits::kSignatureTolerance);
    rememberSignature(context.database, {sender, mark});
}

} // namespace tempo::store
