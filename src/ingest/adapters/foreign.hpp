#pragma once

#include "ingest/body_decoder.hpp"
#include "ingest/json_document.hpp"

#include <tl/expected.hpp>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tempo::ingest {

class Foreign;

/// The JSON body of another tool, and which of its values have been taken into an event: those that
/// nobody has taken are kept too, under `metadata.raw`. Does not move, since values refer to it.
class Payload {
public:
    Payload() = default;
    Payload(const Payload&) = delete;
    Payload& operator=(const Payload&) = delete;

    /// Reads the text, once. A refusal for what is not JSON or breaks a rule of any JSON body.
    std::optional<DecodeRefusal> read(std::string_view text);

    /// The outermost value; `read` must have succeeded.
    Foreign root();

    bool isTaken(JsonDocument::Index index) const { return taken_[index]; }
    void take(JsonValue value);

private:
    JsonDocument document_;
    std::vector<bool> taken_;
};

/// A value of a payload that may be absent; null counts as absent. As cheap to copy as two
/// pointers; borrows from the payload.
class Foreign {
public:
    Foreign(Payload& payload, std::optional<JsonValue> value);

    bool exists() const { return value_.has_value(); }
    bool isObject() const { return value_ && value_->isObject(); }
    bool isArray() const { return value_ && value_->isArray(); }
    bool isString() const { return value_ && value_->isString(); }

    /// The member of an object; absent for anything else.
    Foreign operator[](std::string_view key) const;

    /// The items of an array or the members of an object, null ones left out.
    std::vector<Foreign> children() const;
    std::string_view key() const { return value_ ? value_->key() : std::string_view(); }

    /// A string, or a number or boolean as it is written; empty for anything else.
    std::string_view text() const;

    /// A whole number, also one in a string.
    std::optional<std::int64_t> integer() const;

    bool isTrue() const { return value_ && value_->kind() == JsonKind::True; }

    /// Says that an event has what the value and all within it tell.
    const Foreign& take() const;

    /// There must be one.
    JsonValue value() const { return *value_; }

    /// Whether something within, or the value itself, says anything and is not taken.
    bool hasRest() const;

    /// Whether a value within (or the value itself) has been taken.
    bool isTaken(JsonDocument::Index index) const { return payload_->isTaken(index); }

private:
    Payload* payload_;
    std::optional<JsonValue> value_;
};

/// The first of these members that is there and says something; absent if none does.
Foreign firstOf(const Foreign& object, std::initializer_list<std::string_view> keys);

} // namespace tempo::ingest
