#include "score/value_reader.hpp"

#include "core/provider_identifier.hpp"
#include "ingest/text_rules.hpp"
#include "ingest/utf8.hpp"
#include "score/duration.hpp"
#include "score/metadata.hpp"
#include "score/object_reader.hpp"
#include "score/score_reader.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <utility>

namespace tempo::score {
namespace {

using ingest::JsonKind;

std::string lengthFault(std::size_t length, TextBounds bounds) {
    if (length < bounds.atLeast) {
        return "Must not be empty.";
    }
    return "Has " + std::to_string(length) + " characters; at most " +
           std::to_string(bounds.atMost) + " are allowed.";
}

/// The text of a string within the bounds; else a fault and nothing.
std::optional<std::string_view> boundedText(JsonValue value, TextBounds bounds, FaultSink& faults) {
    if (!value.isString()) {
        reportKind(value, "a string", faults);
        return std::nullopt;
    }
    const auto length = ingest::countCodePoints(value.text());
    if (length < bounds.atLeast || length > bounds.atMost) {
        faults.add(value, lengthFault(length, bounds));
        return std::nullopt;
    }
    if (ingest::hasControls(value.text(), ingest::Controls::None)) {
        faults.add(value, "Holds a control character such as a line break; take it out.");
        return std::nullopt;
    }
    return value.text();
}

bool isHexColor(std::string_view text) {
    return text.size() == 7 && text.front() == '#' &&
           text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

bool isColorName(std::string_view text) {
    return !text.empty() && text.size() <= kNameLength &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
}

void readCondition(JsonValue member, Condition& target, FaultSink& faults) {
    target.key = member.key();
    const auto length = ingest::countCodePoints(member.key());
    if (length == 0 || length > kKeyLength) {
        faults.add(member, "Its key must have 1 to " + std::to_string(kKeyLength) + " characters.");
    }
    if (member.kind() == JsonKind::Array || member.kind() == JsonKind::Object) {
        reportKind(member, "a string, a number, true, false or null", faults);
    } else if (member.isString()) {
        const auto text = boundedText(member, {0, kPatternLength}, faults);
        target.pattern = text.value_or("");
    } else {
        target.pattern = textOf(member);
    }
}

} // namespace

void readText(JsonValue value, TextBounds bounds, std::string& target, FaultSink& faults) {
    if (const auto text = boundedText(value, bounds, faults)) {
        target = *text;
    }
}

void readTemplate(JsonValue value, TextBounds bounds, Template& target, FaultSink& faults) {
    const auto text = boundedText(value, bounds, faults);
    if (!text) {
        return;
    }
    if (auto parsed = parseTemplate(*text)) {
        target = std::move(*parsed);
    } else {
        faults.add(value, std::move(parsed.error().detail));
    }
}

void readColor(JsonValue value, std::string& target, FaultSink& faults) {
    if (value.isString() && isHexColor(value.text())) {
        target = value.text();
    } else {
        faults.add(value, "Must be a colour of the form #RRGGBB, in hexadecimal digits.");
    }
}

void readNamedColor(JsonValue value, std::string& target, FaultSink& faults) {
    if (value.isString() && (isHexColor(value.text()) || isColorName(value.text()))) {
        target = value.text();
    } else {
        faults.add(value, "Must be a colour: #RRGGBB, or a name of the letters a to z.");
    }
}

void readBoolean(JsonValue value, bool& target, FaultSink& faults) {
    if (value.kind() == JsonKind::True || value.kind() == JsonKind::False) {
        target = value.kind() == JsonKind::True;
    } else {
        reportKind(value, "true or false", faults);
    }
}

void readVersion(JsonValue value, std::optional<std::uint32_t>& target, FaultSink& faults) {
    const auto text = value.kind() == JsonKind::Number ? textOf(value).value_or("") : "";
    std::uint32_t version = 0;
    const auto* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, version);
    constexpr std::uint32_t kHighest = std::numeric_limits<std::int32_t>::max();
    if (read.ec == std::errc{} && read.ptr == end && version >= 1 && version <= kHighest) {
        target = version;
    } else {
        faults.add(value, "Must be a whole number from 1 to 2147483647.");
    }
}

void readProvider(JsonValue value, std::string& target, FaultSink& faults) {
    if (value.isString() && isProviderIdentifier(value.text())) {
        target = value.text();
    } else {
        faults.add(value, "Must be 1 to 128 letters, digits, dots, underscores and hyphens, such "
                          "as scripts.backup.");
    }
}

void readWindow(JsonValue value, Window& target, FaultSink& faults) {
    if (!value.isString()) {
        reportKind(value, "a string", faults);
        return;
    }
    if (auto window = parseWindow(value.text())) {
        target = *window;
    } else {
        faults.add(value, std::move(window.error().detail));
    }
}

void readMatch(JsonValue value, Match& target, FaultSink& faults) {
    if (!value.isObject()) {
        reportKind(value, "an object", faults);
        return;
    }
    for (const auto member : value.children()) {
        readCondition(member, target.emplace_back(), faults);
    }
    if (target.size() > kConditions) {
        faults.add(value, "Has " + std::to_string(target.size()) + " keys; at most " +
                              std::to_string(kConditions) + " are allowed.");
    }
}

} // namespace tempo::score
