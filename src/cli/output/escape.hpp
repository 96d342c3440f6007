#pragma once

#include <string>
#include <string_view>

/// Text from events, senders and strangers must not drive the terminal of who reads it: control
/// characters move the cursor, set titles or answer for the user, and direction overrides make a
/// line read as another one.
namespace tempo::cli {

/// `text` on one line: `\n`, `\r`, `\t`, and every other such character as `\u009b`. Bytes that are
/// not UTF-8 become U+FFFD.
std::string escapeForTerminal(std::string_view text);

/// The same for JSON as nlohmann writes it, which escapes U+0000 to U+001F itself: still the same
/// JSON, its line breaks kept.
std::string escapeJsonForTerminal(std::string_view json);

} // namespace tempo::cli
