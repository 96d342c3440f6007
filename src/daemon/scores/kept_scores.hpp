#pragma once

#include "daemon/scores/score_files.hpp"
#include "score/library.hpp"

#include <tempo/core/error.hpp>

#include <filesystem>
#include <map>
#include <span>
#include <string>

namespace tempo::daemon {

/// A copy of the last good version of each of the owner's score files, in a folder `.last-good`
/// beside them, so that a file with faults keeps it over a restart too. Io thread.
class KeptScores {
public:
    /// Nothing is read before load().
    explicit KeptScores(std::filesystem::path scoreFolder);

    /// The copies as a library would have them if they stood in the place of the files. A copy that
    /// cannot be read is none.
    score::Library load();

    /// Brings the copies to what is in force, and takes those of files away that are gone. The
    /// Error says what could not be written; the files themselves are in force all the same.
    Expected<void> keep(const score::Library& inForce, std::span<const score::ScoreFile> files);

private:
    Expected<void> write(const std::string& name, const std::string& text);
    void removeAllBut(std::span<const score::ScoreFile> files);

    std::filesystem::path scores_;
    std::filesystem::path folder_;
    std::map<std::string, std::string> texts_; ///< of the copies, by the name of the file
};

} // namespace tempo::daemon
