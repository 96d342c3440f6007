#pragma once

#include <string>
#include <vector>

namespace tempo::daemon {

/// `attic, attic.local`, for people.
inline std::string nameList(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

} // namespace tempo::daemon
