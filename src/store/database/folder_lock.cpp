#include "store/database/folder_lock.hpp"

#include <array>
#include <cerrno>
#include <charconv>
#include <string>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tempo::store {
namespace {

/// The holder has written its process id into the file; a reader may come too early for it.
std::string holderOf(int descriptor) {
    std::array<char, 16> text{};
    const auto size = ::pread(descriptor, text.data(), text.size(), 0);
    int pid = 0;
    if (size <= 0 || std::from_chars(text.data(), text.data() + size, pid).ec != std::errc()) {
        return "another process";
    }
    return "process " + std::to_string(pid);
}

void writeHolder(int descriptor) {
    const auto text = std::to_string(::getpid()) + "\n";
    // For people and error messages only: without it the lock holds all the same.
    if (::ftruncate(descriptor, 0) == 0 && ::pwrite(descriptor, text.data(), text.size(), 0) < 0) {
        return;
    }
}

} // namespace

Expected<std::unique_ptr<FolderLock>> FolderLock::acquire(const std::filesystem::path& folder) {
    const auto file = folder / "tempo.lock";
    const int descriptor = ::open(file.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0) {
        return failure(ErrorCode::Unavailable,
                       "The lock " + file.string() +
                           " cannot be opened: " + std::generic_category().message(errno) +
                           ". Check the owner and mode of the data folder.");
    }
    auto lock = std::unique_ptr<FolderLock>(new FolderLock(descriptor));
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        return failure(ErrorCode::Locked, "The data folder " + folder.string() + " is in use by " +
                                              holderOf(descriptor) +
                                              ". Stop that daemon, or choose another data folder.");
    }
    writeHolder(descriptor);
    return lock;
}

FolderLock::~FolderLock() {
    ::close(descriptor_);
}

} // namespace tempo::store
