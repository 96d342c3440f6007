#include "ingest/adapters/form_data.hpp"

#include "core/ascii.hpp"
#include "ingest/adapters/foreign_text.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <system_error>

namespace tempo::ingest {
namespace {

/// Takes what stands before `separator` off `text`, and the separator.
std::string_view takeUntil(std::string_view& text, std::string_view separator) {
    const auto end = text.find(separator);
    const auto part = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + separator.size());
    return part;
}

std::optional<char> hexByte(std::string_view digits) {
    std::uint8_t byte = 0;
    const auto* const end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, byte, 16);
    if (digits.size() != 2 || read.ec != std::errc() || read.ptr != end) {
        return std::nullopt;
    }
    return static_cast<char>(byte);
}

std::string formDecoded(std::string_view text) {
    std::string spaced(text);
    std::ranges::replace(spaced, '+', ' ');
    return percentDecoded(spaced);
}

/// The value of a parameter of a header field: `name=value` or `name="value"`, after a semicolon.
std::optional<std::string> parameterOf(std::string_view field, std::string_view name) {
    takeUntil(field, ";");
    while (!field.empty()) {
        auto rest = ascii::trimmed(field);
        const auto found = takeUntil(rest, "=");
        std::string_view value = rest.substr(0, rest.find(';'));
        if (rest.starts_with('"')) {
            value = rest.substr(1, rest.find('"', 1) - 1);
            rest.remove_prefix(std::min(value.size() + 2, rest.size()));
        }
        if (ascii::equalIgnoringCase(ascii::trimmed(found), name)) {
            return std::string(ascii::trimmed(value));
        }
        field = rest;
        takeUntil(field, ";");
    }
    return std::nullopt;
}

/// The name of a part, by its header.
std::optional<std::string> partName(std::string_view header) {
    while (!header.empty()) {
        auto line = takeUntil(header, "\r\n");
        const auto name = takeUntil(line, ":");
        if (ascii::equalIgnoringCase(ascii::trimmed(name), "content-disposition")) {
            return parameterOf(line, "name");
        }
    }
    return std::nullopt;
}

} // namespace

std::string percentDecoded(std::string_view text) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = text[i] == '%' ? hexByte(text.substr(i + 1, 2)) : std::nullopt;
        decoded += byte.value_or(text[i]);
        if (byte) {
            i += 2;
        }
    }
    return decoded;
}

Form parseUrlEncoded(std::string_view text) {
    Form form;
    while (!text.empty() && form.size() < kFormFields) {
        auto value = takeUntil(text, "&");
        if (!value.empty()) {
            auto name = formDecoded(takeUntil(value, "="));
            form.push_back({std::move(name), formDecoded(value)});
        }
    }
    return form;
}

std::optional<Form> parseMultipart(std::string_view contentType, std::string_view body) {
    const auto boundary = parameterOf(contentType, "boundary");
    if (!boundary || boundary->empty()) {
        return std::nullopt;
    }
    const auto delimiter = "--" + *boundary;
    if (!body.starts_with(delimiter)) {
        return std::nullopt;
    }
    body.remove_prefix(delimiter.size());
    Form form;
    while (body.starts_with("\r\n") && form.size() < kFormFields) {
        const auto end = body.find("\r\n" + delimiter);
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        auto part = body.substr(2, end - std::min<std::size_t>(end, 2));
        body.remove_prefix(end + 2 + delimiter.size());
        const auto header = takeUntil(part, "\r\n\r\n");
        if (auto name = partName(header)) {
            form.push_back({*std::move(name), std::string(part)});
        }
    }
    return body.starts_with("--") ? std::optional(std::move(form)) : std::nullopt;
}

std::optional<std::string_view> valueOf(const Form& form, std::string_view name) {
    const auto found = std::ranges::find(form, name, &FormField::name);
    return found == form.end() ? std::nullopt : std::optional<std::string_view>(found->value);
}

} // namespace tempo::ingest
