#pragma once

#include "cli/failure.hpp"

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <vector>

namespace tempo::cli {

/// Reads the records of RFC 4180; lines may end with LF too.
class CsvReader {
public:
    /// `first` is a number: that of the line at which `in` stands.
    CsvReader(std::istream& in, std::uint64_t first) : in_(in), line_(first) {}

    /// The next record; nothing at the end. Refused, with the line: a quoted field that does not
    /// end, has something after it, or a record of more than `kMostBytes`.
    Result<std::optional<std::vector<std::string>>> next();

    /// The line on which the last record began.
    std::uint64_t line() const { return begun_; }

    static constexpr std::size_t kMostBytes = 8UL * 1024 * 1024;

private:
    Result<int> readField(std::string& field);
    Result<int> readQuoted(std::string& field);
    int get();

    std::istream& in_;
    std::uint64_t line_;
    std::uint64_t begun_ = 0;
};

} // namespace tempo::cli
