#include "daemon/services/event_cursor.hpp"

#include <charconv>
#include <cstdint>

namespace tempo::daemon {
namespace {

template<class Number>
std::optional<Number> parseNumber(std::string_view text) {
    Number value{};
    const auto* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value);
    return error == std::errc{} && stopped == end ? std::optional(value) : std::nullopt;
}

} // namespace

std::string toText(const store::EventCursor& cursor) {
    return std::to_string(cursor.startDate.time_since_epoch().count()) + "." +
           std::to_string(cursor.sequence);
}

std::optional<store::EventCursor> parseEventCursor(std::string_view text) {
    const auto dot = text.find('.');
    if (dot == std::string_view::npos) {
        return std::nullopt;
    }
    const auto milliseconds = parseNumber<std::int64_t>(text.substr(0, dot));
    const auto sequence = parseNumber<std::uint64_t>(text.substr(dot + 1));
    if (!milliseconds || !sequence) {
        return std::nullopt;
    }
    return store::EventCursor{Timestamp{std::chrono::milliseconds{*milliseconds}}, *sequence};
}

} // namespace tempo::daemon
