#pragma once

#include <tempo/core/error.hpp>

#include <nlohmann/json.hpp>

#include <string>

namespace tempo::protocol {

/// Instantiated in src/protocol for every message of messages/, and for Event, Sender and
/// AuditRecord.
template<class Message>
struct Codec {
    static std::string write(const Message& message);
    static Expected<Message> read(const nlohmann::json& json);
};

/// The message as compact JSON text, its fields in the order of the documentation. Absent optional
/// fields are left out. Text that is not UTF-8 gets U+FFFD in its place.
template<class Message>
std::string jsonText(const Message& message) {
    return Codec<Message>::write(message);
}

/// The value of text that jsonText has given. Compiled once: the parser of nlohmann/json is large.
nlohmann::json jsonValue(const std::string& text);

/// The same as a value. Throws nlohmann::json::parse_error for an event whose `metadata` or
/// `actions` is not JSON.
template<class Message>
nlohmann::json toJson(const Message& message) {
    return jsonValue(jsonText(message));
}

/// Refuses a missing, unknown or wrong field with an InvalidInput that names it, such as
/// "`limit` must be a whole number from 1 to 1000".
template<class Message>
Expected<Message> fromJson(const nlohmann::json& json) {
    return Codec<Message>::read(json);
}

} // namespace tempo::protocol
