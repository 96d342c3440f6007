#pragma once

#include "ingest/json_document.hpp"
#include "score/fault_sink.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Objects and lists of a score, read by tables of their members.
namespace tempo::score {

using ingest::JsonValue;

enum class Need : std::uint8_t { Required, Optional };

/// One key of an object: `read` checks its value and puts it into the target.
template<class Target>
struct Member {
    std::string_view name;
    Need need;
    void (*read)(JsonValue value, Target& target, FaultSink& faults);
};

/// Says that the value is not what it must be: "Must be a list, not a string."
void reportKind(JsonValue value, std::string_view expected, FaultSink& faults);

/// The names as "a, b and c".
std::string listed(std::span<const std::string_view> names);

template<class Target>
void reportUnknown(JsonValue member, std::span<const Member<Target>> members, FaultSink& faults) {
    std::vector<std::string_view> names;
    for (const auto& known : members) {
        names.push_back(known.name);
    }
    faults.add(member, "No key is called so here; there are " + listed(names) + ".");
}

/// Reads the members that the table knows. A fault for a value that is no object, for each member
/// that the table does not know unless it begins with `_`, and for each required one that is
/// missing.
template<class Target>
void readObject(JsonValue object, std::span<const Member<Target>> members, Target& target,
                FaultSink& faults) {
    if (!object.isObject()) {
        reportKind(object, "an object", faults);
        return;
    }
    std::vector<std::string_view> present;
    for (const auto member : object.children()) {
        const auto known = std::ranges::find(members, member.key(), &Member<Target>::name);
        if (known != members.end()) {
            present.push_back(member.key());
            known->read(member, target, faults);
        } else if (!member.key().starts_with('_')) {
            reportUnknown(member, members, faults);
        }
    }
    for (const auto& known : members) {
        if (known.need == Need::Required &&
            std::ranges::find(present, known.name) == present.end()) {
            faults.add(object.pointer() + "/" + std::string(known.name),
                       "Is missing; it must be there.");
        }
    }
}

/// Reads the items of a list, in their order.
template<class Item>
void readList(JsonValue list, std::size_t atMost, std::vector<Item>& target, FaultSink& faults,
              void (*readItem)(JsonValue item, Item& target, FaultSink& faults)) {
    if (!list.isArray()) {
        reportKind(list, "a list", faults);
        return;
    }
    for (const auto item : list.children()) {
        readItem(item, target.emplace_back(), faults);
    }
    if (target.size() > atMost) {
        faults.add(list, "Has " + std::to_string(target.size()) + " items; at most " +
                             std::to_string(atMost) + " are allowed.");
    }
}

} // namespace tempo::score
