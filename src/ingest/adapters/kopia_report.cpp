#include "ingest/adapters/kopia_report.hpp"

#include "core/ascii.hpp"

#include <tempo/core/limits.hpp>

#include <algorithm>

namespace tempo::ingest {
namespace {

constexpr std::string_view kPath = "Path:";
constexpr std::string_view kFailedEntries = "Failed Entries:";
/// One more than a batch may have tells that there are too many.
constexpr std::size_t kMostSnapshots = limits::kBatchEvents + 1;

std::string_view takeLine(std::string_view& text) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    return line;
}

void takeDetail(KopiaSnapshot& snapshot, std::string_view line) {
    const auto content = ascii::trimmed(line);
    if (content.starts_with("- ")) {
        snapshot.failedEntries.emplace_back(content.substr(2));
        return;
    }
    const auto colon = content.find(':');
    if (colon != std::string_view::npos && content != kFailedEntries) {
        snapshot.fields.emplace_back(content.substr(0, colon),
                                     ascii::trimmed(content.substr(colon + 1)));
    }
}

} // namespace

std::string_view KopiaSnapshot::field(std::string_view name) const {
    const auto found =
        std::ranges::find(fields, name, &std::pair<std::string_view, std::string_view>::first);
    return found == fields.end() ? std::string_view() : found->second;
}

std::vector<KopiaSnapshot> parseKopiaReport(std::string_view text) {
    std::vector<KopiaSnapshot> snapshots;
    while (!text.empty()) {
        const auto line = takeLine(text);
        if (line.starts_with(kPath) && snapshots.size() < kMostSnapshots) {
            snapshots.push_back({.path = ascii::trimmed(line.substr(kPath.size())),
                                 .fields = {},
                                 .failedEntries = {}});
        } else if (line.starts_with(' ') && !snapshots.empty()) {
            takeDetail(snapshots.back(), line);
        }
    }
    return snapshots;
}

std::string_view kopiaLine(std::string_view text, std::string_view key) {
    while (!text.empty()) {
        const auto line = takeLine(text);
        if (line.starts_with(key) && line.substr(key.size()).starts_with(':')) {
            return ascii::trimmed(line.substr(key.size() + 1));
        }
    }
    return {};
}

} // namespace tempo::ingest
