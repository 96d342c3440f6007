#include "control/socket_file.hpp"

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace tempo::control {
namespace {

using Protocol = boost::asio::local::stream_protocol;
using boost::system::error_code;

tl::unexpected<Error> failedAt(const std::string& doing, int reason) {
    const auto code =
        reason == EACCES || reason == EPERM ? ErrorCode::Forbidden : ErrorCode::Unavailable;
    return failure(code, doing + " failed: " + std::generic_category().message(reason) +
                             "; choose another place with --socket or change its permissions");
}

Expected<void> checkLength(const std::string& path) {
    constexpr auto kMost = sizeof(sockaddr_un::sun_path) - 1;
    if (path.empty() || path.size() > kMost) {
        return failure(ErrorCode::InvalidInput, "the path of the control socket must have 1 to " +
                                                    std::to_string(kMost) + " bytes; it has " +
                                                    std::to_string(path.size()));
    }
    return {};
}

bool belongsTo(const std::string& path, gid_t group) {
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0 && status.st_gid == group;
}

/// A file that has its group already is not given to it again: a sandbox may refuse the call.
Expected<void> give(const std::string& path, mode_t mode, std::optional<gid_t> group) {
    if (group && !belongsTo(path, *group) &&
        ::chown(path.c_str(), static_cast<uid_t>(-1), *group) != 0) {
        return failedAt("giving " + path + " to its group", errno);
    }
    if (::chmod(path.c_str(), mode) != 0) {
        return failedAt("setting the permissions of " + path, errno);
    }
    return {};
}

/// A folder that exists is left as it is: it may be the system's, and the socket's own mode and the
/// check of every peer hold in any folder.
Expected<void> makeFolder(const std::filesystem::path& folder, std::optional<gid_t> group) {
    std::error_code error;
    if (folder.empty() || std::filesystem::is_directory(folder, error)) {
        return {};
    }
    std::filesystem::create_directories(folder.parent_path(), error);
    if (error) {
        return failedAt("making the folder " + folder.parent_path().string(), error.value());
    }
    if (::mkdir(folder.c_str(), S_IRWXU) != 0) {
        return failedAt("making the folder " + folder.string(), errno);
    }
    return give(folder.string(), group ? 0750 : 0700, group);
}

/// Removes what a daemon that is gone has left at the path.
Expected<void> clearPath(boost::asio::io_context& io, const std::string& path) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0) {
        return errno == ENOENT ? Expected<void>() : failedAt("looking at " + path, errno);
    }
    if (!S_ISSOCK(status.st_mode)) {
        return failure(ErrorCode::Conflict,
                       path + " is there already and is not a socket; remove it or choose another "
                              "place with --socket");
    }
    Protocol::socket probe(io);
    error_code error;
    probe.open(Protocol(), error);
    probe.non_blocking(true, error);
    probe.connect(Protocol::endpoint(path), error);
    if (error == boost::asio::error::connection_refused) {
        return ::unlink(path.c_str()) == 0 ? Expected<void>() : failedAt("removing " + path, errno);
    }
    if (error && error != boost::asio::error::would_block) {
        return failedAt("looking whether somebody listens at " + path, error.value());
    }
    return failure(ErrorCode::Locked, "another daemon listens at " + path +
                                          "; stop it or choose another place with --socket");
}

/// Nobody can connect before listen(), so that the file is never open to others on the way.
Expected<void> bindAndListen(SocketFile::Acceptor& acceptor, const std::string& path,
                             std::optional<gid_t> group) {
    error_code error;
    acceptor.open(Protocol(), error);
    if (!error) {
        acceptor.bind(Protocol::endpoint(path), error);
    }
    if (error) {
        return failedAt("making the socket " + path, error.value());
    }
    if (auto given = give(path, group ? 0660 : 0600, group); !given) {
        return given;
    }
    acceptor.listen(Protocol::acceptor::max_listen_connections, error);
    return error ? failedAt("listening at " + path, error.value()) : Expected<void>();
}

} // namespace

SocketFile::SocketFile(Acceptor acceptor, std::string path, dev_t device, ino_t inode)
    : acceptor_(std::move(acceptor)), path_(std::move(path)), device_(device), inode_(inode) {}

Expected<SocketFile> SocketFile::listen(boost::asio::io_context& io, const std::string& path,
                                        std::optional<gid_t> group) {
    Acceptor acceptor(io);
    auto ready =
        checkLength(path)
            .and_then([&] { return makeFolder(std::filesystem::path(path).parent_path(), group); })
            .and_then([&] { return clearPath(io, path); })
            .and_then([&] { return bindAndListen(acceptor, path, group); });
    if (!ready) {
        return tl::unexpected(std::move(ready.error()));
    }
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0) {
        return failedAt("looking at " + path, errno);
    }
    return SocketFile(std::move(acceptor), path, status.st_dev, status.st_ino);
}

void SocketFile::close() {
    if (!acceptor_.is_open()) {
        return;
    }
    struct stat status {};
    if (::lstat(path_.c_str(), &status) == 0 && status.st_dev == device_ &&
        status.st_ino == inode_) {
        ::unlink(path_.c_str());
    }
    error_code ignored;
    acceptor_.close(ignored);
}

} // namespace tempo::control
