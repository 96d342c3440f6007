#include "store/backup/room.hpp"

#include <numeric>
#include <string>

#include <sys/statvfs.h>

namespace tempo::store {
namespace {

constexpr std::uint64_t kRoomToLeave = 64UL * 1024 * 1024;

} // namespace

Expected<void> checkRoom(const std::filesystem::path& folder, std::uint64_t bytes) {
    struct statvfs disk {};
    if (::statvfs(folder.c_str(), &disk) != 0 ||
        disk.f_bavail * disk.f_frsize >= bytes + kRoomToLeave) {
        return {}; // a folder that cannot be looked at is found out when it is written to
    }
    return failure(ErrorCode::DiskFull,
                   "There is too little room in " + folder.string() + ": it takes " +
                       std::to_string((bytes + kRoomToLeave) >> 20U) +
                       " MiB, some of which are left free. Make room, or choose another folder.");
}

std::uint64_t sizeOf(const BackupManifest& manifest) {
    return std::accumulate(manifest.files.begin(), manifest.files.end(), std::uint64_t{0},
                           [](auto sum, const auto& file) { return sum + file.bytes; });
}

} // namespace tempo::store
