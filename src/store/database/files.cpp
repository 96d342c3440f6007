#include "store/database/files.hpp"

#include "store/database/database_failure.hpp"

#include <cerrno>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tempo::store {
namespace {

[[noreturn]] void fail(const char* doing, const std::filesystem::path& path, int cause) {
    const bool full = cause == ENOSPC || cause == EDQUOT;
    throw DatabaseFailure(full ? DatabaseFailure::Kind::Full : DatabaseFailure::Kind::Broken,
                          std::string("Could not ") + doing + " " + path.string() + ": " +
                              std::generic_category().message(cause) +
                              ". Check the disk, and the owner and mode of the folder.");
}

void throwOnError(const std::error_code& error, const char* doing,
                  const std::filesystem::path& path) {
    if (error) {
        fail(doing, path, error.value());
    }
}

void syncPath(const std::filesystem::path& path, int flags) {
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
    if (descriptor < 0) {
        fail("open", path, errno);
    }
    const int result = ::fsync(descriptor);
    const int cause = errno;
    ::close(descriptor);
    if (result != 0) {
        fail("sync", path, cause);
    }
}

} // namespace

void createPrivateFolder(const std::filesystem::path& folder) {
    std::error_code error;
    if (folder.has_parent_path()) {
        std::filesystem::create_directories(folder.parent_path(), error);
        throwOnError(error, "make the folder", folder.parent_path());
    }
    if (::mkdir(folder.c_str(), S_IRWXU) != 0 && errno != EEXIST) {
        fail("make the folder", folder, errno);
    }
    if (!std::filesystem::is_directory(folder, error)) {
        fail("use the folder", folder, ENOTDIR);
    }
}

void createPrivateFile(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0) {
        fail("make or open", file, errno);
    }
    ::close(descriptor);
}

void removeFile(const std::filesystem::path& file) {
    std::error_code error;
    std::filesystem::remove(file, error);
    throwOnError(error, "remove", file);
}

void renameFile(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::error_code error;
    std::filesystem::rename(from, to, error);
    throwOnError(error, "rename", from);
}

void syncFile(const std::filesystem::path& file) {
    syncPath(file, O_RDONLY);
}

void syncFolder(const std::filesystem::path& folder) {
    syncPath(folder, O_RDONLY | O_DIRECTORY);
}

} // namespace tempo::store
