#include "ingest/utf8.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tempo::ingest {

/// nlohmann's writer checks what it writes, and says by throwing that it is not UTF-8.
bool isUtf8(std::string_view text) {
    try {
        static_cast<void>(nlohmann::json(text).dump());
        return true;
    } catch (const nlohmann::json::type_error&) {
        return false;
    }
}

std::size_t countCodePoints(std::string_view utf8) {
    return utf8.size() - static_cast<std::size_t>(std::ranges::count_if(
                             utf8, [](char c) { return (c & '\xc0') == '\x80'; }));
}

} // namespace tempo::ingest
