#include "store/stacks/stack_changes.hpp"

#include "store/database/connection.hpp"

#include <utility>

namespace tempo::store {
namespace {

auto keyOf(const StackKey& key) {
    return std::tuple(key.providerIdentifier, key.generation, key.kind, key.key);
}

StackKey keyOf(const StoredStack& stored) {
    return {stored.providerIdentifier, stored.generation, stored.stack.kind, stored.stack.key};
}

} // namespace

std::optional<StoredStack> StackChanges::find(const Connection& connection, StackId id) {
    if (const auto held = held_.find(id); held != held_.end()) {
        return held->second.stack;
    }
    auto stack = findStack(connection, id);
    if (stack) {
        held_.emplace(id, Held{*stack});
    }
    return stack;
}

std::optional<StoredStack> StackChanges::findLast(const Connection& connection,
                                                  const StackKey& key) {
    if (const auto last = last_.find(keyOf(key)); last != last_.end()) {
        return find(connection, last->second);
    }
    const auto stack = lastStack(connection, key);
    if (!stack) {
        return std::nullopt;
    }
    last_.emplace(keyOf(key), stack->id);
    // One that is held already is newer than what was read.
    return held_.try_emplace(stack->id, Held{*stack}).first->second.stack;
}

std::int64_t StackChanges::generationOf(const Connection& connection, std::string_view provider) {
    const auto known = generations_.find(provider);
    return known != generations_.end()
               ? known->second
               : generations_.emplace(provider, store::generationOf(connection, provider))
                     .first->second;
}

void StackChanges::insert(Connection& connection, StoredStack stack) {
    ++count_;
    insertStack(connection, stack);
    last_.insert_or_assign(Key(keyOf(keyOf(stack))), stack.id);
    const auto id = stack.id;
    held_.insert_or_assign(id, Held{std::move(stack)});
}

void StackChanges::update(StoredStack stack) {
    ++count_;
    auto& held = held_.at(stack.id);
    held = {std::move(stack), true};
}

void StackChanges::erase(Connection& connection, StackId id) {
    ++count_;
    deleteStack(connection, id);
    held_.erase(id);
    std::erase_if(last_, [id](const auto& last) { return last.second == id; });
}

void StackChanges::write(Connection& connection) {
    for (const auto& [id, held] : held_) {
        if (held.changed) {
            updateStack(connection, held.stack);
        }
    }
    forget();
}

void StackChanges::forget() {
    held_.clear();
    last_.clear();
    generations_.clear();
}

} // namespace tempo::store
