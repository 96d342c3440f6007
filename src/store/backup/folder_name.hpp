#pragma once

#include <tempo/core/timestamp.hpp>

#include <string>
#include <string_view>

/// How folders that belong to a time are named: `tempo-20260131T235959.000Z`, in UTC, so that they
/// sort by time (ISO 8601, basic format: a colon is no good name on every file system).
namespace tempo::store {

inline constexpr std::string_view kBackupPrefix = "tempo-";
inline constexpr std::string_view kPartialBackupPrefix = ".tempo-";
inline constexpr std::string_view kPartialSuffix = ".partial";

inline std::string folderName(std::string_view prefix, Timestamp time) {
    auto text = formatRfc3339(time);
    std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
    return std::string(prefix) + text;
}

} // namespace tempo::store
