#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The two encodings of HTML forms, as bodies of messages, and the first also as a URL's query.
/// Pure.
namespace tempo::ingest {

struct FormField {
    std::string name;
    std::string value;

    friend bool operator==(const FormField&, const FormField&) = default;
};

using Form = std::vector<FormField>;

/// More fields than this are not read: nobody's message has as many.
inline constexpr std::size_t kFormFields = 256;

/// `a=1&b=2` (application/x-www-form-urlencoded; WHATWG URL, section 5.1). A percent sign without
/// two hexadecimal digits stands for itself.
Form parseUrlEncoded(std::string_view text);

/// Percent-encoding undone, and nothing else.
std::string percentDecoded(std::string_view text);

/// The parts of a multipart/form-data body (RFC 7578) that have a name, uploaded files as well.
/// Nothing if the Content-Type has no boundary or the body does not keep to it.
std::optional<Form> parseMultipart(std::string_view contentType, std::string_view body);

/// The value of the first field of that name; nothing if there is none.
std::optional<std::string_view> valueOf(const Form& form, std::string_view name);

} // namespace tempo::ingest
