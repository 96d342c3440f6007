#pragma once

#include "score/library.hpp"

#include <tempo/core/error.hpp>

#include <filesystem>
#include <string_view>
#include <vector>

namespace tempo::daemon {

/// Where score files are.
struct ScoreFolders {
    std::filesystem::path local;   ///< the owner's: `scores` in the data folder
    std::filesystem::path bundled; ///< those that come with Tempo; only read, and may be absent
};

/// `share/tempo/scores` beside the folder of the program that runs.
std::filesystem::path bundledScores();

/// The score files of both folders. A file that cannot be read is among them, with the reason.
std::vector<score::ScoreFile> readScoreFiles(const ScoreFolders& folders);

/// Those of one folder; none if it is not there.
std::vector<score::ScoreFile> readScoreFolder(const std::filesystem::path& folder,
                                              score::ScoreOrigin origin);

/// Makes an absent folder, for its owner alone.
Expected<void> makeScoreFolder(const std::filesystem::path& folder);

/// Writes a file for its owner alone (mode 0600), whole or not at all, also if the power fails.
Expected<void> writeScoreFile(const std::filesystem::path& file, std::string_view text);

/// Takes a file away for good, also if the power fails; one that is not there is gone already.
Expected<void> removeScoreFile(const std::filesystem::path& file);

} // namespace tempo::daemon
