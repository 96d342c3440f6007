#include "ingest/duplicate_keys.hpp"

#include <algorithm>
#include <vector>

namespace tempo::ingest {
namespace {

/// Up to this many members, comparing each with each beats sorting.
constexpr std::size_t kFewMembers = 16;

void report(JsonValue member, FaultList& faults) {
    faults.add(member, "The key stands more than once in its object.");
}

bool standsBefore(JsonValue object, JsonValue member) {
    for (const auto earlier : object.children()) {
        if (earlier.index() == member.index()) {
            return false;
        }
        if (earlier.key() == member.key()) {
            return true;
        }
    }
    return false;
}

void reportBySorting(JsonValue object, FaultList& faults) {
    std::vector<JsonValue> members;
    for (const auto member : object.children()) {
        members.push_back(member);
    }
    std::ranges::stable_sort(members, {}, &JsonValue::key);
    for (std::size_t i = 1; i < members.size(); ++i) {
        if (members[i].key() == members[i - 1].key()) {
            report(members[i], faults);
        }
    }
}

} // namespace

void reportDuplicateKeys(JsonValue object, FaultList& faults) {
    if (object.childCount() > kFewMembers) {
        reportBySorting(object, faults);
        return;
    }
    for (const auto member : object.children()) {
        if (standsBefore(object, member)) {
            report(member, faults);
        }
    }
}

} // namespace tempo::ingest
