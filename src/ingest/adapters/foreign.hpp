#pragma once

#include "ingest/body_decoder.hpp"
#include "ingest/json_document.hpp"

#include <tl/expected.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
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

    JsonValue at(JsonDocument::Index index) const { return {document_, index}; }
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
    /// An absent value.
    explicit Foreign(Payload& payload) : payload_(&payload) {}
    Foreign(Payload& payload, JsonValue value);

    bool exists() const { return index_ != kAbsent; }
    bool isObject() const { return exists() && value().isObject(); }
    bool isArray() const { return exists() && value().isArray(); }
    bool isString() const { return exists() && value().isString(); }

    /// The member of an object; absent for anything else. Looks at kMembers of them: no tool sends
    /// as many, and what it takes does not grow with what somebody else sends.
    static constexpr std::size_t kMembers = 1024;
    Foreign operator[](std::string_view key) const;

    /// The items of an array or the members of an object, null ones left out.
    std::vector<Foreign> children() const;
    std::string_view key() const { return exists() ? value().key() : std::string_view(); }

    /// A string, or a number or boolean as it is written; empty for anything else.
    std::string_view text() const;

    /// A whole number, also one in a string.
    std::optional<std::int64_t> integer() const;

    bool isTrue() const { return exists() && value().kind() == JsonKind::True; }

    /// Says that an event has what the value and all within it tell.
    const Foreign& take() const;

    /// There must be one.
    JsonValue value() const { return payload_->at(index_); }

    /// Whether something within, or the value itself, says anything and is not taken.
    bool hasRest() const;

private:
    static constexpr auto kAbsent = std::numeric_limits<JsonDocument::Index>::max();

    Payload* payload_;
    JsonDocument::Index index_ = kAbsent;
};

/// The first of these members that is there and says something; absent if none does.
Foreign firstOf(const Foreign& object, std::initializer_list<std::string_view> keys);

} // namespace tempo::ingest
