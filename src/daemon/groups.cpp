#include "daemon/groups.hpp"

#include <array>

#include <grp.h>

namespace tempo::daemon {

Expected<std::optional<gid_t>> findGroup(const std::string& name) {
    if (name.empty()) {
        return std::nullopt;
    }
    group entry{};
    group* found = nullptr;
    std::array<char, 16384> buffer{};
    getgrnam_r(name.c_str(), &entry, buffer.data(), buffer.size(), &found);
    if (found == nullptr) {
        return failure(ErrorCode::NotFound, "There is no group '" + name +
                                                "' on this machine. Make it with 'groupadd', or "
                                                "name another one.");
    }
    return found->gr_gid;
}

} // namespace tempo::daemon
