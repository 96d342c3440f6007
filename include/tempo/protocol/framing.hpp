#pragma once

#include <tempo/core/error.hpp>
#include <tempo/core/limits.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tempo::protocol {

/// Cuts a stream of bytes into lines: one JSON object a line, ended by LF. Pure.
class LineFramer {
public:
    explicit LineFramer(std::size_t limit = limits::kControlLineSize) : limit_(limit) {}

    /// Takes bytes as they arrive. InvalidInput once a line is longer than the limit; the framer is
    /// of no use after that. Who takes every line with next() after each call keeps it at one line
    /// and one call's bytes in memory.
    Expected<void> feed(std::string_view bytes);

    /// The next whole line without its LF (a CR before it is dropped), or nothing until more is
    /// fed.
    std::optional<std::string> next();

private:
    void dropConsumed();

    std::size_t limit_;
    std::string pending_;
    std::size_t consumed_ = 0;   ///< bytes of `pending_` that next() has given out
    std::size_t unfinished_ = 0; ///< bytes fed after the last LF
    std::size_t ready_ = 0;      ///< whole lines in `pending_` not given out yet
};

} // namespace tempo::protocol
