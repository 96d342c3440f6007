#include "ingest/adapters/foreign.hpp"

#include "ingest/fault_list.hpp"
#include "ingest/json_reader.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace tempo::ingest {
namespace {

/// Null, an empty text, an empty array or object.
bool saysNothing(JsonValue value) {
    switch (value.kind()) {
    case JsonKind::Null:
    case JsonKind::Array:
    case JsonKind::Object:
        return true; // what is within speaks for itself
    case JsonKind::String:
        return value.text().empty();
    default:
        return false;
    }
}

} // namespace

std::optional<DecodeRefusal> Payload::read(std::string_view text) {
    FaultList faults;
    document_.reserveFor(text.size());
    auto result = readJson(text, 1, document_, faults);
    if (result.kind == JsonReadResult::Kind::BadSyntax) {
        return DecodeRefusal{Refusal::NotJson, "The body is not JSON: " + result.problem + ".", {}};
    }
    if (!faults.empty()) {
        return DecodeRefusal{Refusal::InvalidEvent, "The body breaks rules; nothing was stored.",
                             faults.take()};
    }
    taken_.assign(document_.valueCount(), false);
    return std::nullopt;
}

Foreign Payload::root() {
    return {*this, document_.root()};
}

void Payload::take(JsonValue value) {
    std::fill(taken_.begin() + value.index(), taken_.begin() + value.end(), true);
}

Foreign::Foreign(Payload& payload, JsonValue value) : payload_(&payload) {
    if (value.kind() != JsonKind::Null) {
        index_ = value.index();
    }
}

Foreign Foreign::operator[](std::string_view key) const {
    if (isObject() && !key.empty()) {
        std::size_t seen = 0;
        for (const auto member : value().children()) {
            if (member.key() == key) {
                return {*payload_, member};
            }
            if (++seen == kMembers) {
                break;
            }
        }
    }
    return Foreign(*payload_);
}

std::vector<Foreign> Foreign::children() const {
    std::vector<Foreign> found;
    if (isArray() || isObject()) {
        for (const auto child : value().children()) {
            if (child.kind() != JsonKind::Null) {
                found.emplace_back(*payload_, child);
            }
        }
    }
    return found;
}

std::string_view Foreign::text() const {
    if (!exists()) {
        return {};
    }
    switch (value().kind()) {
    case JsonKind::True:
        return "true";
    case JsonKind::False:
        return "false";
    default:
        return value().text();
    }
}

std::optional<std::int64_t> Foreign::integer() const {
    const auto digits = text();
    std::int64_t number = 0;
    const auto* const end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, number);
    if (digits.empty() || read.ec != std::errc() || read.ptr != end) {
        return std::nullopt;
    }
    return number;
}

const Foreign& Foreign::take() const {
    if (exists()) {
        payload_->take(value());
    }
    return *this;
}

bool Foreign::hasRest() const {
    if (!exists()) {
        return false;
    }
    for (auto index = index_; index != value().end(); ++index) {
        if (!payload_->isTaken(index) && !saysNothing(payload_->at(index))) {
            return true;
        }
    }
    return false;
}

Foreign firstOf(const Foreign& object, std::initializer_list<std::string_view> keys) {
    for (const auto key : keys) {
        const auto member = object[key];
        if (!member.text().empty() || member.isObject() || member.isArray()) {
            return member;
        }
    }
    return object[std::string_view()];
}

} // namespace tempo::ingest
