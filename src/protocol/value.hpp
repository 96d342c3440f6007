#pragma once

#include <tempo/core/ids.hpp>
#include <tempo/core/sender.hpp>
#include <tempo/core/timestamp.hpp>

#include <nlohmann/json.hpp>
#include <tl/expected.hpp>

#include <algorithm>
#include <chrono>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// How each type of a field stands in JSON, both ways: Value<T>::write appends its text, and
/// Value<T>::read takes it from a parsed value.
namespace tempo::protocol {

using Json = nlohmann::json;

/// Why a value was refused: where it stands in the message, and the rule that it breaks.
struct Refusal {
    std::string path; ///< `events[3].title`; empty for the value itself
    std::string rule; ///< `must be text`
};

template<class T>
using Read = tl::expected<T, Refusal>;

inline tl::unexpected<Refusal> refuse(std::string rule) {
    return tl::unexpected(Refusal{{}, std::move(rule)});
}

/// The bounds of a whole number, or of how many items there are, both included.
template<class T>
struct Range {
    T least = std::numeric_limits<T>::min();
    T most = std::numeric_limits<T>::max();
};

/// The enumerators of an enum of the wire; `toText` gives the word of each.
template<class Enum>
struct Enumerators;

template<class Enum>
concept Word = requires { Enumerators<Enum>::kAll; };

void writeText(std::string& out, std::string_view text);
void writeJson(std::string& out, const Json& json);

/// Specialized below for the plain types, and in fields.hpp for messages.
template<class T>
struct Value;

template<>
struct Value<bool> {
    static void write(std::string& out, bool value) { out += value ? "true" : "false"; }
    static Read<bool> read(const Json& json) {
        return json.is_boolean() ? Read<bool>(json.get<bool>()) : refuse("must be true or false");
    }
};

template<>
struct Value<std::string> {
    static void write(std::string& out, const std::string& value) { writeText(out, value); }
    static Read<std::string> read(const Json& json);
};

template<>
struct Value<Json> {
    static void write(std::string& out, const Json& value) { writeJson(out, value); }
    static Read<Json> read(const Json& json) { return json; }
};

/// Refuses in words what is not a whole number of the range; the two sides are both in range of T.
Read<std::int64_t> readSigned(const Json& json, Range<std::int64_t> range);
Read<std::uint64_t> readUnsigned(const Json& json, Range<std::uint64_t> range);

template<std::integral T>
struct Value<T> {
    using Widest = std::conditional_t<std::signed_integral<T>, std::int64_t, std::uint64_t>;

    static void write(std::string& out, T value) { out += std::to_string(value); }
    static Read<T> read(const Json& json, Range<T> range = {}) {
        const Range<Widest> wide{range.least, range.most};
        const auto narrow = [](Widest value) {
            return static_cast<T>(value);
        };
        if constexpr (std::signed_integral<T>) {
            return readSigned(json, wide).map(narrow);
        } else {
            return readUnsigned(json, wide).map(narrow);
        }
    }
};

template<>
struct Value<std::chrono::seconds> {
    static void write(std::string& out, std::chrono::seconds value) {
        out += std::to_string(value.count());
    }
    static Read<std::chrono::seconds> read(const Json& json, Range<std::int64_t> range = {}) {
        return readSigned(json, range).map([](auto count) { return std::chrono::seconds(count); });
    }
};

template<>
struct Value<Timestamp> {
    static void write(std::string& out, Timestamp value) { writeText(out, formatRfc3339(value)); }
    static Read<Timestamp> read(const Json& json);
};

template<class Tag>
struct Value<Id<Tag>> {
    static void write(std::string& out, const Id<Tag>& value) { writeText(out, value.toString()); }
    static Read<Id<Tag>> read(const Json& json) {
        const auto* text = json.get_ptr<const std::string*>();
        const auto id = text == nullptr ? std::nullopt : Id<Tag>::parse(*text);
        return id ? Read<Id<Tag>>(*id) : refuse("must be an id (a UUID)");
    }
};

/// `default`, `off` or the number of events a minute.
template<>
struct Value<EventRate> {
    static void write(std::string& out, const EventRate& value);
    static Read<EventRate> read(const Json& json);
};

template<Word Enum>
struct Value<Enum> {
    static void write(std::string& out, Enum value) { writeText(out, toText(value)); }
    static Read<Enum> read(const Json& json) {
        const auto* text = json.get_ptr<const std::string*>();
        std::string rule = "must be one of";
        for (const auto value : Enumerators<Enum>::kAll) {
            if (text != nullptr && toText(value) == *text) {
                return value;
            }
            rule.append(" `").append(toText(value)).append("`");
        }
        return refuse(std::move(rule));
    }
};

/// A value or null.
template<class T>
struct Value<std::optional<T>> {
    static void write(std::string& out, const std::optional<T>& value) {
        value ? Value<T>::write(out, *value) : void(out += "null");
    }
    static Read<std::optional<T>> read(const Json& json) {
        if (json.is_null()) {
            return std::optional<T>();
        }
        return Value<T>::read(json).map([](T value) { return std::optional<T>(std::move(value)); });
    }
};

template<class T>
struct Value<std::vector<T>> {
    static void write(std::string& out, const std::vector<T>& items) {
        out += '[';
        for (const auto& item : items) {
            if (&item != &items.front()) {
                out += ',';
            }
            Value<T>::write(out, item);
        }
        out += ']';
    }
    static Read<std::vector<T>> read(const Json& json, Range<std::size_t> count = {}) {
        if (!json.is_array()) {
            return refuse("must be a list");
        }
        if (json.size() < count.least || json.size() > count.most) {
            return refuse("must be a list of " + std::to_string(count.least) + " to " +
                          std::to_string(count.most) + " items");
        }
        std::vector<T> items;
        items.reserve(json.size());
        for (const auto& item : json) {
            auto read = Value<T>::read(item);
            if (!read) {
                return tl::unexpected(at(items.size(), std::move(read.error())));
            }
            items.push_back(*std::move(read));
        }
        return items;
    }

private:
    static Refusal at(std::size_t index, Refusal refusal) {
        const auto* const join = refusal.path.empty() || refusal.path.front() == '[' ? "" : ".";
        refusal.path = "[" + std::to_string(index) + "]" + join + refusal.path;
        return refusal;
    }
};

} // namespace tempo::protocol
