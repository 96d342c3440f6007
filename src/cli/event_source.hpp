#pragma once

#include "cli/csv_reader.hpp"
#include "cli/failure.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <vector>

namespace tempo::cli {

/// One event of a file, not yet checked, and the line on which it begins.
struct SourcedEvent {
    std::uint64_t line = 0;
    std::size_t bytes = 0;
    nlohmann::json event;
};

/// Reads the events of an export one after the other, whatever its form: a JSON list, JSON lines,
/// or CSV with the column names of an export. The first character tells which.
class EventSource {
public:
    explicit EventSource(std::istream& in) : in_(in) {}

    /// The next event; nothing at the end. Refused, with the line: neither of the three forms, or
    /// broken.
    Result<std::optional<SourcedEvent>> next();

    static constexpr std::size_t kMostBytes = 7UL * 1024 * 1024; ///< of one event

private:
    enum class Form : std::uint8_t { Unknown, List, Lines, Csv };

    Result<void> recognize();
    Result<std::optional<SourcedEvent>> nextJson();
    Result<std::optional<SourcedEvent>> nextRecord();
    Result<std::string> readObject();
    int skipTo();
    int get();
    tl::unexpected<Failure> broken(const std::string& what) const;

    std::istream& in_;
    Form form_ = Form::Unknown;
    std::uint64_t line_ = 1;
    bool ended_ = false;
    std::optional<CsvReader> csv_;
    std::vector<std::string> columns_;
};

} // namespace tempo::cli
