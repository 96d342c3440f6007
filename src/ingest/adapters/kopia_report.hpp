#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tempo::ingest {

/// What Kopia's report in text says of one snapshot.
struct KopiaSnapshot {
    std::string_view path;
    std::vector<std::pair<std::string_view, std::string_view>> fields; ///< `Status`, `Start`, …
    std::vector<std::string> failedEntries;                            ///< as `path: error`

    /// Empty where there is no such line.
    std::string_view field(std::string_view name) const;
};

/// Reads `Path: …` and the indented lines below each; none where no line begins so, and no more
/// than one above limits::kBatchEvents. Borrows from
/// the text, which has LF or CR LF at the ends of its lines. Pure.
std::vector<KopiaSnapshot> parseKopiaReport(std::string_view text);

/// The value of a `Key: value` line that is not indented; empty where there is none.
std::string_view kopiaLine(std::string_view text, std::string_view key);

} // namespace tempo::ingest
