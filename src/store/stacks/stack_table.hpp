#pragma once

#include "core/stacks.hpp"

#include <tempo/core/event.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The stored stacks. Everything here throws DatabaseFailure.
namespace tempo::store {

class Connection;

/// A stack of two kinds, Series and Session, as it is stored. `stack.events` counts every member,
/// those dismissed included.
struct StoredStack {
    StackId id{};
    std::string providerIdentifier;
    std::int64_t generation = 0; ///< see schema 6
    Stack stack;
    std::string title;  ///< what the score says of its newest event; empty: that event's title
    Sequence head{};    ///< of the member by which it is shown
    Timestamp headDate; ///< the startDate of that
    std::uint32_t dismissed = 0;
    std::uint32_t needingAttention = 0; ///< members that need attention

    bool allDismissed() const { return dismissed == stack.events; }

    friend bool operator==(const StoredStack&, const StoredStack&) = default;
};

/// What the stacks that an event might join have in common.
struct StackKey {
    std::string_view providerIdentifier;
    std::int64_t generation = 0;
    StackKind kind = StackKind::Series;
    std::string_view key;
};

std::optional<StoredStack> findStack(const Connection& connection, StackId id);

/// The one that began last.
std::optional<StoredStack> lastStack(const Connection& connection, const StackKey& key);

/// The generation of a source's stacks that is in force.
std::int64_t generationOf(const Connection& connection, std::string_view providerIdentifier);

void insertStack(Connection& connection, const StoredStack& stack);
void updateStack(Connection& connection, const StoredStack& stack);
void deleteStack(Connection& connection, StackId id);

} // namespace tempo::store
