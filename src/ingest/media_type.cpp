#include "ingest/media_type.hpp"

#include "core/ascii.hpp"

#include <algorithm>
#include <cstddef>

namespace tempo::ingest {
namespace {

bool isToken(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return c > ' ' && c < '\x7f' &&
               std::string_view("()<>@,;:\\\"/[]?={}").find(c) == std::string_view::npos;
    });
}

/// Takes the text up to the next semicolon outside quotes, and the semicolon.
std::string_view takeParameter(std::string_view& rest) {
    bool quoted = false;
    std::size_t i = 0;
    for (; i < rest.size() && (quoted || rest[i] != ';'); ++i) {
        if (rest[i] == '"') {
            quoted = !quoted;
        } else if (quoted && rest[i] == '\\') {
            ++i;
        }
    }
    const auto parameter = rest.substr(0, i);
    rest.remove_prefix(std::min(i + 1, rest.size()));
    return ascii::trimmed(parameter, " \t");
}

std::optional<std::string> unquoted(std::string_view value) {
    if (!value.starts_with('"')) {
        return isToken(value) ? std::optional(ascii::lowered(value)) : std::nullopt;
    }
    if (value.size() < 2 || !value.ends_with('"')) {
        return std::nullopt;
    }
    return ascii::lowered(value.substr(1, value.size() - 2));
}

bool readParameter(std::string_view parameter, MediaType& type) {
    const auto equals = parameter.find('=');
    if (equals == std::string_view::npos || !isToken(parameter.substr(0, equals))) {
        return false;
    }
    const auto value = unquoted(parameter.substr(equals + 1));
    if (value && ascii::lowered(parameter.substr(0, equals)) == "charset") {
        type.charset = *value;
    }
    return value.has_value();
}

} // namespace

std::optional<MediaType> parseMediaType(std::string_view field) {
    const auto name = takeParameter(field);
    const auto slash = name.find('/');
    if (slash == std::string_view::npos || !isToken(name.substr(0, slash)) ||
        !isToken(name.substr(slash + 1))) {
        return std::nullopt;
    }
    MediaType type{ascii::lowered(name), {}};
    while (!field.empty()) {
        const auto parameter = takeParameter(field);
        if (!parameter.empty() && !readParameter(parameter, type)) {
            return std::nullopt;
        }
    }
    return type;
}

bool isReadAsUtf8(const MediaType& type) {
    return type.charset.empty() || type.charset == "utf-8" || type.charset == "utf8" ||
           type.charset == "us-ascii";
}

bool isJson(const MediaType& type) {
    return type.name == "application/json" || type.name.ends_with("+json");
}

} // namespace tempo::ingest
