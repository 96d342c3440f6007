#pragma once

#include <string>
#include <string_view>

namespace tempo::ingest {

/// A header field's value with its encoded words (RFC 2047: `=?UTF-8?B?…?=`, `=?UTF-8?Q?…?=`)
/// undone, and white space between two of them gone. Charsets: UTF-8, US-ASCII and ISO 8859-1; a
/// word of any other, or one that is malformed, stays as it is. The result is UTF-8 for any bytes.
/// Pure.
std::string decodedWords(std::string_view value);

} // namespace tempo::ingest
