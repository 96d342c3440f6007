#pragma once

#include "cli/failure.hpp"

#include <tempo/protocol/framing.hpp>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace tempo::cli {

using Deadline = std::chrono::steady_clock::time_point;

/// A connected local stream socket that carries lines. One thread. Every failure is Unreachable,
/// but a refused permission, which is Forbidden.
class LineSocket {
public:
    static Result<LineSocket> connect(const std::filesystem::path& path);

    /// Takes over a connected socket.
    explicit LineSocket(int descriptor) : descriptor_(descriptor) {}
    LineSocket(LineSocket&& other) noexcept;
    LineSocket& operator=(LineSocket&&) = delete;
    LineSocket(const LineSocket&) = delete;
    LineSocket& operator=(const LineSocket&) = delete;
    ~LineSocket();

    Result<void> send(std::string_view line, Deadline deadline);

    /// The next line without its LF; without a deadline it waits for ever.
    Result<std::string> receive(std::optional<Deadline> deadline);

private:
    Result<void> wait(short events, std::optional<Deadline> deadline) const;

    int descriptor_;
    protocol::LineFramer framer_;
};

} // namespace tempo::cli
