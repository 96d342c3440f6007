#pragma once

#include "store/threads/write_job.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Settings changed through the control socket, each by its dotted name. All of it throws
/// DatabaseFailure.
namespace tempo::store {

struct StoredSetting {
    std::string name;
    std::string value; ///< JSON, as text

    friend bool operator==(const StoredSetting&, const StoredSetting&) = default;
};

/// All of them, by name.
std::vector<StoredSetting> loadSettings(const Connection& connection);

void putSetting(WriteContext& context, std::string_view name, std::string_view jsonValue);

/// Does nothing when there is none of that name.
void removeSetting(WriteContext& context, std::string_view name);

} // namespace tempo::store
