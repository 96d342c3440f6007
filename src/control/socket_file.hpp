#pragma once

#include <tempo/core/error.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>

#include <optional>
#include <string>

#include <sys/types.h>

namespace tempo::control {

/// The listening end of the control socket, and its file.
class SocketFile {
public:
    using Acceptor = boost::asio::local::stream_protocol::acceptor;

    /// Makes the folder if it is missing (mode 0700, with a group 0750 and the group's) and listens
    /// at `path` (0600, with a group 0660 and the group's). The file of a daemon that is gone is
    /// replaced. Locked if somebody listens there; InvalidInput if the path is too long for a
    /// socket; Conflict if something else is there; Forbidden or Unavailable if the system says no.
    static Expected<SocketFile> listen(boost::asio::io_context& io, const std::string& path,
                                       std::optional<gid_t> group);

    SocketFile(SocketFile&&) = default;
    SocketFile& operator=(SocketFile&&) = delete;
    SocketFile(const SocketFile&) = delete;
    SocketFile& operator=(const SocketFile&) = delete;
    ~SocketFile() = default;

    Acceptor& acceptor() { return acceptor_; }

    /// Stops listening and removes the file, unless another daemon has put its own there since.
    void close();

private:
    SocketFile(Acceptor acceptor, std::string path, dev_t device, ino_t inode);

    Acceptor acceptor_;
    std::string path_;
    dev_t device_;
    ino_t inode_;
};

} // namespace tempo::control
