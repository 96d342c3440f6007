#include "score/metadata.hpp"

#include "ingest/fault_list.hpp"
#include "ingest/json_reader.hpp"
#include "ingest/json_writer.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <system_error>
#include <utility>

namespace tempo::score {
namespace {

using ingest::JsonKind;
using ingest::JsonValue;

/// Whole numbers up to here are exact as a double and as an integer.
constexpr double kWholeBelow = 9007199254740992.0;

template<class Number>
std::string written(Number number) {
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
    return {buffer.data(), end};
}

std::string numberText(std::string_view number) {
    if (number.find_first_of(".eE") == std::string_view::npos) {
        return number == "-0" ? "0" : std::string(number);
    }
    double value{};
    const auto read = std::from_chars(number.data(), number.data() + number.size(), value);
    if (read.ec != std::errc{}) {
        return std::string(number);
    }
    if (std::trunc(value) == value && std::abs(value) <= kWholeBelow) {
        return written(static_cast<std::int64_t>(value));
    }
    return written(value);
}

std::optional<JsonValue> memberOf(JsonValue object, std::string_view key) {
    for (const auto member : object.children()) {
        if (member.hasKey() && member.key() == key) {
            return member;
        }
    }
    return std::nullopt;
}

} // namespace

Metadata::Metadata(std::string_view json) {
    ingest::FaultList faults;
    document_.reserveFor(json.size());
    const auto read = ingest::readJson(json, 1, document_, faults);
    if (read.kind != ingest::JsonReadResult::Kind::Complete || !document_.root().isObject()) {
        document_.clear();
        document_.open(JsonKind::Object);
        document_.close();
    }
}

std::optional<JsonValue> Metadata::find(std::string_view key) const {
    for (auto object = document_.root(); object.isObject();) {
        if (const auto member = memberOf(object, key)) {
            return member;
        }
        const auto dot = key.find('.');
        const auto inner =
            dot == std::string_view::npos ? std::nullopt : memberOf(object, key.substr(0, dot));
        if (!inner) {
            break;
        }
        object = *inner;
        key.remove_prefix(dot + 1);
    }
    return std::nullopt;
}

std::vector<std::string> Metadata::keys() const {
    std::vector<std::string> keys;
    std::vector<std::pair<std::string, JsonValue>> open{{"", document_.root()}};
    while (!open.empty()) {
        const auto [prefix, object] = std::move(open.back());
        open.pop_back();
        for (const auto member : object.children()) {
            auto key = prefix + std::string(member.key());
            if (member.isObject()) {
                open.emplace_back(key + ".", member);
            } else {
                keys.push_back(std::move(key));
            }
        }
    }
    return keys;
}

std::string Metadata::text() const {
    std::string json;
    ingest::appendJson(json, document_.root());
    return json;
}

std::optional<std::string> textOf(JsonValue value) {
    switch (value.kind()) {
    case JsonKind::Null:
        return std::nullopt;
    case JsonKind::False:
        return "false";
    case JsonKind::True:
        return "true";
    case JsonKind::Number:
        return numberText(value.text());
    case JsonKind::String:
        return std::string(value.text());
    case JsonKind::Array:
    case JsonKind::Object:
        break;
    }
    std::string json;
    ingest::appendJson(json, value);
    return json;
}

} // namespace tempo::score
