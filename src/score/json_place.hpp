#pragma once

#include <cstddef>
#include <string_view>

namespace tempo::score {

/// A place in a text for people: both from 1 on, the column in bytes.
struct TextPlace {
    std::size_t line = 1;
    std::size_t column = 1;

    friend bool operator==(const TextPlace&, const TextPlace&) = default;
};

/// The place of a byte of the text, or of its end.
TextPlace placeOfByte(std::string_view text, std::size_t byte);

/// Where in a JSON text the value of a JSON Pointer (RFC 6901) stands: the member's key or, in an
/// array, the item. Of several members with one key, the last. Where the pointer leads to nothing,
/// the innermost value on its way that is there. Any text may be given; if it is not JSON, the
/// place is a guess.
TextPlace placeOfPointer(std::string_view json, std::string_view pointer);

} // namespace tempo::score
