#include "daemon/tls/pem_file.hpp"

#include "crypto/certificate.hpp"
#include "crypto/file_descriptor.hpp"
#include "crypto/private_key.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <string>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tempo::daemon {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kSizeLimit =
    std::max(crypto::kCertificateTextLimit, crypto::kPrivateKeyTextLimit) + 1;

/// `'tempo' (id 998)`, for people who give permissions.
std::string ownUser() {
    const auto id = ::geteuid();
    passwd entry{};
    passwd* found = nullptr;
    std::array<char, 16384> buffer{};
    ::getpwuid_r(id, &entry, buffer.data(), buffer.size(), &found);
    return (found != nullptr ? "'" + std::string(found->pw_name) + "' " : std::string()) + "(id " +
           std::to_string(id) + ")";
}

tl::unexpected<Error> cannotRead(const fs::path& file, int reason) {
    if (reason == ENOENT || reason == ENOTDIR) {
        return failure(ErrorCode::NotFound,
                       "The file " + file.string() + " does not exist. Check its name.");
    }
    return failure(ErrorCode::Unavailable,
                   "Cannot read the file " + file.string() + ": " +
                       std::generic_category().message(reason) + ". tempod runs as the user " +
                       ownUser() +
                       ", who must be able to read it and to enter every folder on the way to it.");
}

/// Checks the open file rather than its name, which may come to stand for another one.
Expected<void> checkFile(const crypto::FileDescriptor& descriptor, const fs::path& file,
                         PemContent content) {
    struct stat status {};
    if (::fstat(descriptor.get(), &status) != 0) {
        return cannotRead(file, errno);
    }
    if (!S_ISREG(status.st_mode)) {
        return failure(ErrorCode::InvalidInput,
                       file.string() + " is not a regular file. Name the PEM file itself.");
    }
    if (content == PemContent::PrivateKey && (status.st_mode & (S_IRWXO | S_IWGRP)) != 0) {
        return failure(ErrorCode::InvalidInput,
                       "The private key " + file.string() +
                           " is open to more users than its owner and the readers in its group. "
                           "Close it with: chmod g-w,o-rwx " +
                           file.string());
    }
    return {};
}

} // namespace

Expected<crypto::SecretBytes> readPemFile(const fs::path& file, PemContent content) {
    // O_NONBLOCK: opening a FIFO must not wait for its writer.
    const crypto::FileDescriptor descriptor(
        ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!descriptor.isOpen()) {
        return cannotRead(file, errno);
    }
    if (auto checked = checkFile(descriptor, file, content); !checked) {
        return tl::unexpected(std::move(checked.error()));
    }
    crypto::SecretBytes buffer(kSizeLimit);
    const auto size = crypto::readUpTo(descriptor, buffer.writable());
    if (!size) {
        return cannotRead(file, errno);
    }
    return crypto::SecretBytes::copyOf(buffer.bytes().first(*size));
}

} // namespace tempo::daemon
