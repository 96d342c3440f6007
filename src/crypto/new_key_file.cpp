#include "crypto/new_key_file.hpp"

#include "crypto/digest.hpp"
#include "crypto/file_descriptor.hpp"
#include "crypto/key_ring.hpp"
#include "crypto/key_text.hpp"
#include "crypto/random.hpp"

#include <array>
#include <cerrno>
#include <cstdint>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>

namespace tempo::crypto {
namespace {

namespace fs = std::filesystem;

/// The error of the system call that has just failed.
tl::unexpected<Error> systemFailure(std::string_view what, const fs::path& path) {
    const auto reason = std::generic_category().message(errno);
    return failure(ErrorCode::Unavailable, std::string(what) + " " + path.string() + ": " + reason +
                                               ". Check the folder's owner and free space.");
}

/// Makes each missing folder on the way, so that it survives a power loss.
Expected<void> createFolder(const fs::path& folder) {
    std::error_code ignored;
    if (folder.empty() || fs::is_directory(folder, ignored)) {
        return {};
    }
    const auto parent = folder.parent_path();
    if (auto made = createFolder(parent); !made) {
        return made;
    }
    if (::mkdir(folder.c_str(), S_IRWXU) != 0 && errno != EEXIST) {
        return systemFailure("Cannot make the folder", folder);
    }
    return syncFolder(parent.empty() ? fs::path(".") : parent);
}

bool writeAll(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const auto written = ::write(descriptor, text.data(), text.size());
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            return false;
        }
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// A name beside the key file that no other process takes.
fs::path temporaryName(const fs::path& file) {
    std::array<std::uint8_t, 8> suffix{};
    fillRandom(suffix);
    auto name = file;
    name += ".new-" + toHex(suffix);
    return name;
}

/// Removes a file at the end of a scope, if it is there.
class RemovedAtEnd {
public:
    explicit RemovedAtEnd(fs::path file) : file_(std::move(file)) {}
    RemovedAtEnd(const RemovedAtEnd&) = delete;
    RemovedAtEnd& operator=(const RemovedAtEnd&) = delete;
    ~RemovedAtEnd() { ::unlink(file_.c_str()); }

    const fs::path& path() const { return file_; }

private:
    fs::path file_;
};

/// Whether the file is there whole and on the disk.
bool writeSynced(const FileDescriptor& descriptor, const SecretBytes& key) {
    // The umask can take bits away from open's mode; fchmod sets exactly these.
    return ::fchmod(descriptor.get(), S_IRUSR | S_IWUSR) == 0 &&
           writeAll(descriptor.get(), keyLine(key).view()) && ::fsync(descriptor.get()) == 0;
}

} // namespace

Expected<void> syncFolder(const fs::path& folder) {
    const FileDescriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!descriptor.isOpen() || ::fsync(descriptor.get()) != 0) {
        return systemFailure("Cannot sync the folder", folder);
    }
    return {};
}

SecretBytes newKey() {
    SecretBytes key(kKeySize);
    fillRandom(key.writable());
    return key;
}

Expected<void> writeKeyFile(const fs::path& file, const SecretBytes& key) {
    const FileDescriptor descriptor(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                                           static_cast<mode_t>(S_IRUSR | S_IWUSR)));
    if (!descriptor.isOpen()) {
        return systemFailure("Cannot write the key file", file);
    }
    if (!writeSynced(descriptor, key)) {
        auto failed = systemFailure("Cannot write the key file", file);
        ::unlink(file.c_str());
        return failed;
    }
    return {};
}

Expected<void> createKeyFile(const fs::path& file) {
    const auto folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    if (auto made = createFolder(folder); !made) {
        return made;
    }
    {
        const RemovedAtEnd temporary(temporaryName(file));
        if (auto written = writeKeyFile(temporary.path(), newKey()); !written) {
            return written;
        }
        // link(2) refuses an existing name and shows the new one with its whole content.
        if (::link(temporary.path().c_str(), file.c_str()) != 0 && errno != EEXIST) {
            return systemFailure("Cannot make the key file", file);
        }
    }
    return syncFolder(folder);
}

} // namespace tempo::crypto
