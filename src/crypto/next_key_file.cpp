#include "crypto/next_key_file.hpp"

#include "crypto/key_file.hpp"
#include "crypto/new_key_file.hpp"

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include <unistd.h>

namespace tempo::crypto {
namespace {

namespace fs = std::filesystem;

fs::path folderOf(const fs::path& file) {
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

/// The error of the system call that has just failed.
tl::unexpected<Error> systemFailure(const std::string& what) {
    return failure(ErrorCode::Unavailable,
                   what + ": " + std::generic_category().message(errno) +
                       ". Check the folder's owner and whether it can be written.");
}

} // namespace

NextKeyFile::NextKeyFile(fs::path keyFile) : keyFile_(std::move(keyFile)), path_(keyFile_) {
    path_ += ".new";
}

Expected<std::optional<SecretBytes>> NextKeyFile::read() const {
    auto key = readKeyFile(path_);
    if (!key && key.error().code == ErrorCode::NotFound) {
        return std::nullopt;
    }
    if (!key) {
        return tl::unexpected(std::move(key.error()));
    }
    return std::optional(*std::move(key));
}

Expected<SecretBytes> NextKeyFile::create() const {
    auto key = newKey();
    if (auto written = writeKeyFile(path_, key); !written) {
        return tl::unexpected(std::move(written.error()));
    }
    if (auto synced = syncFolder(folderOf(path_)); !synced) {
        return tl::unexpected(std::move(synced.error()));
    }
    return key;
}

Expected<void> NextKeyFile::promote() const {
    if (::rename(path_.c_str(), keyFile_.c_str()) != 0) {
        return systemFailure("Cannot put " + path_.string() + " in the place of " +
                             keyFile_.string());
    }
    return syncFolder(folderOf(path_));
}

Expected<void> NextKeyFile::remove() const {
    if (::unlink(path_.c_str()) != 0) {
        if (errno == ENOENT) {
            return {};
        }
        return systemFailure("Cannot remove " + path_.string());
    }
    return syncFolder(folderOf(path_));
}

} // namespace tempo::crypto
