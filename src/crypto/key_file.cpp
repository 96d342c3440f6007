#include "crypto/key_file.hpp"

#include "crypto/file_descriptor.hpp"
#include "crypto/key_text.hpp"
#include "crypto/new_key_file.hpp"

#include <array>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>

namespace tempo::crypto {
namespace {

namespace fs = std::filesystem;

/// Who keeps a key file safe, and so who may read it besides its owner.
enum class Keeper { User, Systemd };

tl::unexpected<Error> damaged(const fs::path& file, std::string_view rest) {
    return failure(ErrorCode::Damaged, "The key file " + file.string() + " " + std::string(rest));
}

tl::unexpected<Error> cannotOpen(const fs::path& file, int reason) {
    if (reason == ENOENT) {
        return failure(ErrorCode::NotFound,
                       "The key file " + file.string() + " does not exist. Check its name.");
    }
    if (reason == ELOOP) {
        return damaged(file, "is a symbolic link. Put the key file itself in its place.");
    }
    return failure(ErrorCode::Unavailable, "Cannot read the key file " + file.string() + ": " +
                                               std::generic_category().message(reason) +
                                               ". Check who owns it.");
}

std::string octal(mode_t mode) {
    std::string text = "0";
    for (const unsigned shift : {6U, 3U, 0U}) {
        text += static_cast<char>('0' + (mode >> shift & 7U));
    }
    return text;
}

/// Checks the open file rather than its name, which may come to stand for another one.
Expected<void> checkFile(const FileDescriptor& descriptor, const fs::path& file, Keeper keeper) {
    struct stat status {};
    if (::fstat(descriptor.get(), &status) != 0) {
        return cannotOpen(file, errno);
    }
    if (!S_ISREG(status.st_mode)) {
        return damaged(file, "is not a regular file. Put a key file in its place.");
    }
    if (status.st_uid != ::geteuid() && status.st_uid != 0) {
        return damaged(file, "belongs to user id " + std::to_string(status.st_uid) +
                                 ", who could change it. Make it yours with: chown " +
                                 std::to_string(::geteuid()) + " " + file.string());
    }
    const mode_t forbidden = keeper == Keeper::Systemd ? S_IRWXO | S_IWGRP : S_IRWXG | S_IRWXO;
    if ((status.st_mode & forbidden) != 0) {
        return damaged(file, "is open to other users (mode " + octal(status.st_mode) +
                                 "). Close it with: chmod 600 " + file.string());
    }
    return {};
}

Expected<SecretBytes> readKeyFile(const fs::path& file, Keeper keeper) {
    // O_NONBLOCK: opening a FIFO must not wait for its writer.
    const FileDescriptor descriptor(
        ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (!descriptor.isOpen()) {
        return cannotOpen(file, errno);
    }
    if (auto checked = checkFile(descriptor, file, keeper); !checked) {
        return tl::unexpected(checked.error());
    }
    SecretBytes buffer(kKeyTextSize + 2);
    const auto size = readUpTo(descriptor, buffer.writable());
    if (!size) {
        return cannotOpen(file, errno);
    }
    auto key = parseKey(buffer.view().substr(0, *size));
    if (!key) {
        return damaged(file, "does not hold a key: one line of base64 for 32 bytes. Restore it "
                             "from your own copy; without it, tokens cannot be opened.");
    }
    return std::move(*key);
}

Expected<SecretBytes> keyFromEnvironment(std::string_view text) {
    auto key = parseKey(text);
    if (!key) {
        return failure(ErrorCode::InvalidInput,
                       "TEMPO_ENCRYPTION_KEY does not hold a key: base64 for 32 bytes. Set it to "
                       "the line of your key file, or unset it.");
    }
    return std::move(*key);
}

/// NotFound when systemd passes no such credential.
Expected<SecretBytes> keyFromCredentials(const KeyLocation& location) {
    if (!location.credentialsDirectory) {
        return failure(ErrorCode::NotFound, "The service manager passes no credentials.");
    }
    return readKeyFile(*location.credentialsDirectory / "encryption_key", Keeper::Systemd);
}

bool isMissing(const Expected<SecretBytes>& key) {
    return !key && key.error().code == ErrorCode::NotFound;
}

Expected<FoundKey> found(KeyOrigin origin, Expected<SecretBytes> key) {
    if (!key) {
        return tl::unexpected(std::move(key.error()));
    }
    return FoundKey{origin, *std::move(key)};
}

} // namespace

Expected<SecretBytes> readKeyFile(const fs::path& file) {
    return readKeyFile(file, Keeper::User);
}

Expected<FoundKey> findKey(const KeyLocation& location) {
    if (location.environmentKey && location.environmentFile) {
        return failure(ErrorCode::InvalidInput,
                       "Both TEMPO_ENCRYPTION_KEY and TEMPO_ENCRYPTION_KEY_FILE are set, and only "
                       "one of them can be the key. Unset one.");
    }
    if (location.environmentKey) {
        return found(KeyOrigin::Environment, keyFromEnvironment(*location.environmentKey));
    }
    if (location.environmentFile) {
        return found(KeyOrigin::EnvironmentFile, readKeyFile(*location.environmentFile));
    }
    if (auto credential = keyFromCredentials(location); !isMissing(credential)) {
        return found(KeyOrigin::Credential, std::move(credential));
    }
    auto key = readKeyFile(location.file);
    if (isMissing(key)) {
        return FoundKey{};
    }
    return found(KeyOrigin::File, std::move(key));
}

Expected<SecretBytes> loadOrCreateKey(const KeyLocation& location) {
    auto key = findKey(location);
    if (!key) {
        return tl::unexpected(std::move(key.error()));
    }
    if (key->key) {
        return *std::move(key->key);
    }
    if (auto created = createKeyFile(location.file); !created) {
        return tl::unexpected(std::move(created.error()));
    }
    return readKeyFile(location.file);
}

} // namespace tempo::crypto
