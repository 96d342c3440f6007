#pragma once

#include "store/threads/write_job.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// Deletions of more events than one transaction deletes. How far each has come is written with
/// every step of it, so that the audit can tell its total whoever or whatever ends it. All of it
/// throws DatabaseFailure.
namespace tempo::store {

/// The same in all steps of one deletion.
struct Deletion {
    std::string actor;     ///< who deletes, as the audit names them
    std::string selection; ///< which events, in the words of the audit
    Sequence upTo{};       ///< what comes or changes after it stays

    friend bool operator==(const Deletion&, const Deletion&) = default;
};

enum class Begun : std::uint8_t { Now, Before };

/// Begins it, or goes on with it.
Begun beginDeletion(WriteContext& context, const Deletion& deletion);

/// A step of it has deleted so many.
void countDeleted(WriteContext& context, const Deletion& deletion, std::size_t events);

/// It is done; gives how many it has deleted in all.
std::uint64_t endDeletion(WriteContext& context, const Deletion& deletion);

struct StoppedDeletion {
    Deletion deletion;
    std::uint64_t events = 0;

    friend bool operator==(const StoppedDeletion&, const StoppedDeletion&) = default;
};

/// Ends those without a step since that time, and gives them.
std::vector<StoppedDeletion> endStoppedDeletions(WriteContext& context, Timestamp since);

/// Whether any has begun and is not done.
bool anyDeletionGoesOn(const Connection& connection);

} // namespace tempo::store
