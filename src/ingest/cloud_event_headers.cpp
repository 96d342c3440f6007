#include "ingest/cloud_event_headers.hpp"

#include "core/ascii.hpp"
#include "ingest/duplicate_keys.hpp"
#include "ingest/utf8.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace tempo::ingest {
namespace {

constexpr std::string_view kPrefix = "ce-";

std::string attributeName(std::string_view fieldName) {
    return ascii::lowered(fieldName.substr(std::min(kPrefix.size(), fieldName.size())));
}

/// The inside of a quoted string (RFC 9110, section 5.6.4); other text unchanged.
std::string withoutQuotes(std::string_view value) {
    if (value.size() < 2 || !value.starts_with('"') || !value.ends_with('"')) {
        return std::string(value);
    }
    std::string text;
    for (std::size_t i = 1; i + 1 < value.size(); ++i) {
        if (value[i] == '\\' && i + 2 < value.size()) {
            ++i;
        }
        text += value[i];
    }
    return text;
}

std::optional<unsigned> hexDigit(char c) {
    if (c >= '0' && c <= '9') {
        return static_cast<unsigned>(c - '0');
    }
    if (c >= 'a' && c <= 'f') {
        return static_cast<unsigned>(c - 'a') + 10;
    }
    if (c >= 'A' && c <= 'F') {
        return static_cast<unsigned>(c - 'A') + 10;
    }
    return std::nullopt;
}

/// The byte that `%XX` at the front of the text stands for.
std::optional<char> leadingPercentByte(std::string_view text) {
    if (text.size() < 3 || text.front() != '%') {
        return std::nullopt;
    }
    const auto high = hexDigit(text[1]);
    const auto low = hexDigit(text[2]);
    if (!high || !low) {
        return std::nullopt;
    }
    return static_cast<char>(*high << 4U | *low);
}

/// Undoes percent-encoding; a percent sign without two hexadecimal digits stands for itself.
std::string withoutPercents(std::string_view value) {
    std::string text;
    while (!value.empty()) {
        const auto byte = leadingPercentByte(value);
        text += byte.value_or(value.front());
        value.remove_prefix(byte ? 3 : 1);
    }
    return text;
}

void addAttribute(const HeaderField& field, JsonDocument& document, FaultList& faults) {
    const auto name = attributeName(field.name);
    const auto value = withoutPercents(withoutQuotes(field.value));
    const bool readable = isUtf8(value);
    document.addKey(name);
    const auto index = document.addScalar(JsonKind::String, readable ? value : "?");
    if (!readable) {
        faults.add(JsonValue(document, index), "The header ce-" + name + " is not valid UTF-8.");
    } else if (name == "data" || name == "data_base64" || name == "datacontenttype") {
        faults.add(JsonValue(document, index),
                   "ce-" + name +
                       " is no header of CloudEvents; the data is the body, its type "
                       "the Content-Type.");
    }
}

JsonReadResult addData(const RequestBody& request, const MediaType& type, JsonDocument& document,
                       FaultList& faults) {
    if (request.body.empty()) {
        return {};
    }
    document.addKey("data");
    if (isJson(type)) {
        return readJson(request.body, 1, document, faults);
    }
    const bool readable = isUtf8(request.body);
    const auto index = document.addScalar(JsonKind::String, readable ? request.body : "");
    if (!readable) {
        faults.add(JsonValue(document, index), "The data is not UTF-8 text; send it in structured "
                                               "mode as data_base64.");
    }
    return {};
}

} // namespace

JsonReadResult readBinaryCloudEvent(const RequestBody& request, const MediaType& type,
                                    JsonDocument& document, FaultList& faults) {
    document.open(JsonKind::Object);
    for (const auto& field : request.cloudEventFields) {
        addAttribute(field, document, faults);
    }
    if (!request.contentType.empty()) {
        document.addKey("datacontenttype");
        document.addScalar(JsonKind::String, request.contentType);
    }
    auto result = addData(request, type, document, faults);
    if (result.kind == JsonReadResult::Kind::Complete) {
        reportDuplicateKeys(JsonValue(document, document.close()), faults);
    }
    return result;
}

} // namespace tempo::ingest
