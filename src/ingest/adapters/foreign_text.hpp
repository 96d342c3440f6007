#pragma once

#include <tempo/core/timestamp.hpp>
#include <tempo/core/vocabulary.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Texts, times and words as other tools write them. Pure.
namespace tempo::ingest {

/// The text on one line: each run of white space and control characters is one space, none at the
/// ends. `utf8` is valid, as all that follows.
std::string onOneLine(std::string_view utf8);

/// At most `characters` code points: a longer text ends with `…` in the place of the last one.
std::string shortened(std::string_view utf8, std::size_t characters);

/// The same in bytes, never within a character.
std::string shortenedToBytes(std::string_view utf8, std::size_t bytes);

/// A header field's value as UTF-8: as it is where it is UTF-8, else read as ISO 8859-1, which
/// every byte has a place in.
std::string fieldText(std::string_view value);

/// ISO 8859-1 as UTF-8.
std::string latin1ToUtf8(std::string_view bytes);

/// RFC 3339; the same with a space for the T, and in UTC where no offset stands (Uptime Kuma);
/// `Sat, 31 Jan 2026 18:30:00 +0100` (RFC 5322, which Kopia keeps to); or seconds or milliseconds
/// since 1970, told apart by their size. Nothing for anything else and up to the first instant
/// of 1970, where programs in Go keep a time that is not set.
std::optional<Timestamp> parseForeignTime(std::string_view text);

/// The severity that a word of another tool's scale means, in any case; nothing for one of no known
/// scale.
std::optional<Severity> parseForeignSeverity(std::string_view word);

} // namespace tempo::ingest
