#include "daemon/settings/setting_rules.hpp"

#include "access/address_range.hpp"
#include "core/ascii.hpp"
#include "daemon/settings/triage_rules.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <system_error>
#include <utility>

namespace tempo::daemon {
namespace {

/// What a person sees of a value that may be anything: one line of bounded length.
std::string quoted(std::string_view text) {
    constexpr std::size_t kMost = 60;
    std::string shown(text.substr(0, kMost));
    std::ranges::replace_if(
        shown, [](char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F; },
        '?');
    return "`" + shown + (text.size() > kMost ? "…`" : "`");
}

tl::unexpected<Error> refused(const SettingDefinition& definition, std::string_view value) {
    return failure(ErrorCode::InvalidInput, std::string(definition.name) + " cannot be " +
                                                quoted(value) + "; it must be " +
                                                acceptedValues(definition) + ".");
}

bool inRange(const SettingDefinition& definition, std::int64_t number) {
    return (number == 0 && !definition.zeroMeans.empty()) ||
           (number >= definition.least && number <= definition.most);
}

bool isPlainText(std::string_view text) {
    return std::ranges::none_of(
        text, [](char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F; });
}

bool fits(const SettingDefinition& definition, const SettingValue& value) {
    const auto* number = std::get_if<std::int64_t>(&value);
    const auto* text = std::get_if<std::string>(&value);
    switch (definition.kind) {
    case SettingKind::Boolean:
        return std::holds_alternative<bool>(value);
    case SettingKind::Integer:
        return number != nullptr && inRange(definition, *number);
    case SettingKind::Choice:
        return text != nullptr &&
               std::ranges::find(definition.words, *text) != definition.words.end();
    case SettingKind::Rate:
        return number != nullptr ? inRange(definition, *number)
                                 : text != nullptr && *text == kRateOff;
    case SettingKind::Text:
        return text != nullptr && std::cmp_less_equal(text->size(), definition.most) &&
               isPlainText(*text);
    case SettingKind::Ranges:
    case SettingKind::Rules:
        return std::holds_alternative<TextList>(value);
    }
    return false;
}

std::optional<bool> readBoolean(std::string_view text) {
    constexpr std::array<std::string_view, 4> kYes{"true", "on", "yes", "1"};
    constexpr std::array<std::string_view, 4> kNo{"false", "off", "no", "0"};
    if (std::ranges::find(kYes, text) != kYes.end()) {
        return true;
    }
    if (std::ranges::find(kNo, text) != kNo.end()) {
        return false;
    }
    return std::nullopt;
}

std::optional<std::int64_t> readNumber(std::string_view text) {
    std::int64_t number = 0;
    const auto* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, number);
    return error == std::errc{} && stopped == end ? std::optional(number) : std::nullopt;
}

/// What stands between commas; nothing at all is no range.
TextList readTextList(std::string_view text) {
    TextList texts;
    while (!text.empty()) {
        const auto comma = std::min(text.find(','), text.size());
        texts.emplace_back(ascii::trimmed(text.substr(0, comma)));
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return texts;
}

Expected<SettingValue> eachOnce(const SettingDefinition& definition, const TextList& texts) {
    TextList once;
    for (const auto& text : texts) {
        if (std::ranges::find(once, text) == once.end()) {
            once.push_back(text);
        }
    }
    if (std::cmp_greater(once.size(), definition.most)) {
        return failure(ErrorCode::InvalidInput, std::string(definition.name) + " cannot hold " +
                                                    std::to_string(once.size()) +
                                                    " rules; it must be " +
                                                    acceptedValues(definition) + ".");
    }
    return SettingValue(std::move(once));
}

Expected<SettingValue> checkRanges(const SettingDefinition& definition, const TextList& texts) {
    const auto ranges = access::parseRanges(texts);
    if (!ranges) {
        return failure(
            ranges.error().code,
            std::string(definition.name) +
                " stays as it is, because one of its rules is wrong: " + ranges.error().detail);
    }
    TextList checked;
    for (const auto& range : *ranges) {
        checked.push_back(range.toString());
    }
    return eachOnce(definition, checked);
}

Expected<SettingValue> checkRules(const SettingDefinition& definition, const TextList& texts) {
    const auto rules = parseTriageRules(texts);
    if (!rules) {
        return failure(
            rules.error().code,
            std::string(definition.name) +
                " stays as it is, because one of its rules is wrong: " + rules.error().detail);
    }
    TextList checked;
    for (const auto& rule : *rules) {
        checked.push_back(toText(rule));
    }
    return eachOnce(definition, checked);
}

/// The value in the type that the setting's kind asks for, as far as the text can be read as one.
SettingValue asKind(SettingKind kind, std::string_view text) {
    if (isList(kind)) {
        return readTextList(text);
    }
    if (kind == SettingKind::Boolean) {
        if (const auto value = readBoolean(text)) {
            return *value;
        }
    }
    if (kind == SettingKind::Integer || kind == SettingKind::Rate) {
        if (const auto number = readNumber(text)) {
            return *number;
        }
    }
    return std::string(text);
}

std::optional<SettingValue> asValue(const nlohmann::json& value) {
    if (value.is_boolean()) {
        return value.get<bool>();
    }
    if (value.is_string()) {
        return value.get<std::string>();
    }
    if (value.is_array() && std::ranges::all_of(value, &nlohmann::json::is_string)) {
        return value.get<TextList>();
    }
    const bool tooLarge =
        value.is_number_unsigned() && !std::in_range<std::int64_t>(value.get<std::uint64_t>());
    if (value.is_number_integer() && !tooLarge) {
        return value.get<std::int64_t>();
    }
    return std::nullopt;
}

std::string joined(std::span<const std::string_view> words) {
    std::string text;
    for (std::size_t index = 0; index < words.size(); ++index) {
        if (index > 0) {
            text += index + 1 == words.size() ? " or " : ", ";
        }
        text += words[index];
    }
    return text;
}

std::string range(const SettingDefinition& definition) {
    auto text = std::to_string(definition.least) + " to " + std::to_string(definition.most);
    if (!definition.unit.empty()) {
        text += " " + std::string(definition.unit);
    }
    return definition.zeroMeans.empty()
               ? text
               : "0 (" + std::string(definition.zeroMeans) + ") or " + text;
}

} // namespace

Expected<const SettingDefinition*> requireSetting(std::string_view name) {
    if (const auto* definition = findSetting(name)) {
        return definition;
    }
    return failure(ErrorCode::NotFound, quoted(name) + " is not the name of a setting; "
                                                       "`tempoctl settings list` shows them all.");
}

Expected<SettingValue> checkSetting(const SettingDefinition& definition, SettingValue value) {
    if (!fits(definition, value)) {
        return refused(definition, toText(value));
    }
    if (const auto* texts = std::get_if<TextList>(&value)) {
        return definition.kind == SettingKind::Rules ? checkRules(definition, *texts)
                                                     : checkRanges(definition, *texts);
    }
    return value;
}

Expected<SettingValue> readSettingText(const SettingDefinition& definition, std::string_view text) {
    return checkSetting(definition, asKind(definition.kind, ascii::trimmed(text)));
}

Expected<SettingValue> readSettingJson(const SettingDefinition& definition,
                                       const nlohmann::json& value) {
    // As JSON, so that the text "7776" can be told from the number.
    const auto shown = value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    auto read = asValue(value);
    if (!read || !fits(definition, *read)) {
        return refused(definition, shown);
    }
    return checkSetting(definition, std::move(*read));
}

std::string acceptedValues(const SettingDefinition& definition) {
    switch (definition.kind) {
    case SettingKind::Boolean:
        return "true or false";
    case SettingKind::Integer:
        return range(definition);
    case SettingKind::Choice:
        return joined(definition.words);
    case SettingKind::Rate:
        return std::string(kRateOff) + " or " + range(definition);
    case SettingKind::Text:
        return "text of at most " + std::to_string(definition.most) +
               " bytes without control characters";
    case SettingKind::Ranges:
        return "at most " + std::to_string(definition.most) +
               " addresses and networks such as 192.168.1.10, 10.0.0.0/8 or fd00::/8";
    case SettingKind::Rules:
        return "at most " + std::to_string(definition.most) +
               " rules such as `dismiss info after 2d` or `acknowledge any of scripts after 6h`";
    }
    return {};
}

} // namespace tempo::daemon
