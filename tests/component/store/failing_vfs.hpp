#pragma once

#include <atomic>
#include <cstdint>

namespace tempo::test {

/// What the files of the VFS "failing" do. It hands everything to SQLite's usual VFS, unless a
/// switch here says that the operation fails. Any thread may turn the switches while a store runs.
struct FailingVfs {
    static constexpr const char* kName = "failing";

    std::atomic<bool> diskFull = false;   ///< writes fail as on a full disk (SQLITE_FULL)
    std::atomic<bool> writesFail = false; ///< writes fail as on a broken disk (SQLITE_IOERR_WRITE)
    std::atomic<bool> syncsFail = false;  ///< syncs fail (SQLITE_IOERR_FSYNC)
    std::atomic<bool> readsFail = false;  ///< reads fail (SQLITE_IOERR_READ)
    std::atomic<std::uint64_t> syncs = 0; ///< syncs that succeeded

    /// Registers the VFS, once for the process, with every switch off.
    static FailingVfs& fresh();
};

} // namespace tempo::test
