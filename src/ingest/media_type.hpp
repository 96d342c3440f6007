#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tempo::ingest {

/// A `Content-Type` (RFC 9110, section 8.3.1), in lower case.
struct MediaType {
    std::string name;    ///< `type/subtype`
    std::string charset; ///< empty where none is given

    friend bool operator==(const MediaType&, const MediaType&) = default;
};

/// Nothing if the field's value is malformed.
std::optional<MediaType> parseMediaType(std::string_view field);

/// Whether text of this type can be read as UTF-8 by what it says of its charset.
bool isReadAsUtf8(const MediaType& type);

/// Whether it is JSON: `application/json` or any `…+json`.
bool isJson(const MediaType& type);

} // namespace tempo::ingest
