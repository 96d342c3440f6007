#pragma once

#include "store/stacks/stack_table.hpp"

#include <tempo/core/event.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

namespace tempo::store {

class Connection;

/// The stacks that a transaction reads and changes. A stack is read once and its changes are
/// written once, before the commit, however many of its events come in one transaction. Store
/// thread; everything throws DatabaseFailure.
class StackChanges {
public:
    std::optional<StoredStack> find(const Connection& connection, StackId id);

    /// The one that began last.
    std::optional<StoredStack> findLast(const Connection& connection, const StackKey& key);

    /// Of a source's stacks, the one that is in force; see store::generationOf.
    std::int64_t generationOf(const Connection& connection, std::string_view provider);

    /// After the generation of any source has been written.
    void forgetGenerations() { generations_.clear(); }

    /// At once. It must be the last of its key.
    void insert(Connection& connection, StoredStack stack);

    /// With the next `write`. The stack must have been found before.
    void update(StoredStack stack);

    /// At once.
    void erase(Connection& connection, StackId id);

    /// Writes what is to be written; holds nothing any more.
    void write(Connection& connection);

    /// After the transaction, or a part of it since the last `write`, was undone.
    void forget();

    /// How many changes were asked for in the life of this object.
    std::uint64_t count() const { return count_; }

private:
    struct Held {
        StoredStack stack;
        bool changed = false;
    };
    using Key = std::tuple<std::string, std::int64_t, StackKind, std::string>;

    std::map<StackId, Held> held_;
    std::map<Key, StackId, std::less<>> last_;
    std::map<std::string, std::int64_t, std::less<>> generations_; ///< by source
    std::uint64_t count_ = 0;
};

} // namespace tempo::store
