#pragma once

#include "ingest/json_document.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tempo::score {

/// The metadata of one event, read once and looked into by every rule. Values that it gives refer
/// to it.
class Metadata {
public:
    /// `json`: the text of an object. Anything else is metadata without keys.
    explicit Metadata(std::string_view json);
    Metadata(const Metadata&) = delete;
    Metadata& operator=(const Metadata&) = delete;

    /// The value of a key: a member of that name, else, the key having a dot, what the rest of the
    /// key names in the object of what stands before its first dot.
    std::optional<ingest::JsonValue> find(std::string_view key) const;

    /// Every key by which `find` comes to a value that is no object, in their order.
    std::vector<std::string> keys() const;

    /// All of it as compact JSON, members in the order in which they came.
    std::string text() const;

private:
    ingest::JsonDocument document_;
};

/// A value as text: a string's characters; true and false; a number in one form for all that are
/// equal (0, 0.0 and -0 are 0); arrays and objects as compact JSON. Nothing for null.
std::optional<std::string> textOf(ingest::JsonValue value);

} // namespace tempo::score
