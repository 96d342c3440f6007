#include "protocol/value.hpp"

namespace tempo::protocol {
namespace {

/// Stands in JSON text as it is.
bool isPlain(char c) {
    const auto quoted = c == '"' || c == '\\';
    return c >= ' ' && c <= '~' && !quoted;
}

template<class T>
tl::unexpected<Refusal> refuseNumber(Range<T> range) {
    if (range.most == std::numeric_limits<T>::max()) {
        return refuse(range.least == std::numeric_limits<T>::min() && range.least < 0
                          ? "must be a whole number"
                          : "must be a whole number, " + std::to_string(range.least) + " or more");
    }
    return refuse("must be a whole number from " + std::to_string(range.least) + " to " +
                  std::to_string(range.most));
}

} // namespace

void writeText(std::string& out, std::string_view text) {
    if (!std::ranges::all_of(text, isPlain)) {
        writeJson(out, Json(text));
        return;
    }
    out += '"';
    out += text;
    out += '"';
}

void writeJson(std::string& out, const Json& json) {
    out += json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Read<std::string> Value<std::string>::read(const Json& json) {
    const auto* text = json.get_ptr<const std::string*>();
    return text == nullptr ? refuse("must be text") : Read<std::string>(*text);
}

Read<std::int64_t> readSigned(const Json& json, Range<std::int64_t> range) {
    constexpr auto kMost = std::uint64_t{std::numeric_limits<std::int64_t>::max()};
    const auto tooBig = json.is_number_unsigned() && json.get<std::uint64_t>() > kMost;
    if (!json.is_number_integer() || tooBig) {
        return refuseNumber(range);
    }
    const auto value = json.get<std::int64_t>();
    return value < range.least || value > range.most ? refuseNumber(range)
                                                     : Read<std::int64_t>(value);
}

Read<std::uint64_t> readUnsigned(const Json& json, Range<std::uint64_t> range) {
    const auto negative =
        !json.is_number_unsigned() && json.is_number_integer() && json.get<std::int64_t>() < 0;
    if (!json.is_number_integer() || negative) {
        return refuseNumber(range);
    }
    const auto value = json.get<std::uint64_t>();
    return value < range.least || value > range.most ? refuseNumber(range)
                                                     : Read<std::uint64_t>(value);
}

Read<Timestamp> Value<Timestamp>::read(const Json& json) {
    const auto* text = json.get_ptr<const std::string*>();
    const auto time = text == nullptr ? std::nullopt : parseRfc3339(*text);
    return time ? Read<Timestamp>(*time)
                : refuse("must be a date and time with an offset (RFC 3339)");
}

void Value<EventRate>::write(std::string& out, const EventRate& value) {
    switch (value.kind) {
    case EventRate::Kind::Default:
        out += "\"default\"";
        return;
    case EventRate::Kind::Off:
        out += "\"off\"";
        return;
    case EventRate::Kind::PerMinute:
        out += std::to_string(value.perMinute);
        return;
    }
}

Read<EventRate> Value<EventRate>::read(const Json& json) {
    if (json == "default") {
        return EventRate{EventRate::Kind::Default, 0};
    }
    if (json == "off") {
        return EventRate{EventRate::Kind::Off, 0};
    }
    const auto perMinute = Value<std::uint32_t>::read(json, {1, 1'000'000});
    if (!perMinute) {
        return refuse("must be `default`, `off` or a whole number from 1 to 1000000");
    }
    return EventRate{EventRate::Kind::PerMinute, *perMinute};
}

} // namespace tempo::protocol
