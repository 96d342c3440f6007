#pragma once

#include "core/derivation.hpp"
#include "score/score_choice.hpp"
#include "score/score_reader.hpp"

#include <tempo/core/error.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tempo::score {

/// Where a score comes from: installed with Tempo, or put into the data folder by its owner.
enum class ScoreOrigin : std::uint8_t { Bundled, Local };

std::string_view toText(ScoreOrigin origin);

/// What the name of a score file ends with.
inline constexpr std::string_view kScoreSuffix = ".json";
inline constexpr std::string_view kOtherScoreSuffix = ".tempo-score";

/// Whether the name of a file says that it is a score. A name that begins with a dot does not: it
/// is that of a file that is still being written, or of none of ours.
bool isScoreFileName(std::string_view name);

/// A score file as it was found.
struct ScoreFile {
    std::string path;
    ScoreOrigin origin = ScoreOrigin::Local;
    Expected<std::string> text; ///< or why it cannot be read
};

/// One thing that is wrong with a file of the library.
struct ScoreProblem {
    std::string file;
    TextPlace place;     ///< line 0: it concerns the file as a whole
    std::string pointer; ///< JSON Pointer, or empty
    std::string detail;  ///< a sentence: what is wrong, what to do

    friend bool operator==(const ScoreProblem&, const ScoreProblem&) = default;
};

/// `FILE:LINE:COLUMN: POINTER: what is wrong`.
std::string toText(const ScoreProblem& problem);

/// A score in force.
struct LibraryScore {
    Score score;
    ScoreVersion version = 0;
    ScoreVersion groupingVersion = 0;
    ScoreOrigin origin = ScoreOrigin::Local;
    std::string file;
    std::string text;
    bool shadows = false;  ///< there is a bundled one of the same provider, out of force
    bool outdated = false; ///< its file has faults now; this is the last version without any

    friend bool operator==(const LibraryScore&, const LibraryScore&) = default;
};

/// All scores in force, and what is wrong with files that are not. A value; any thread may read it.
class Library {
public:
    Library() = default;

    /// `previous`: what was in force before, to keep the last good version of a file that has
    /// faults now. A local file shadows a bundled one of its provider; the name of a file must be
    /// its provider. Of two files of a provider in one folder the first in the order of their names
    /// counts.
    Library(std::span<const ScoreFile> files, const Library& previous);

    /// The score of a provider's events; null if there is none.
    const LibraryScore* find(std::string_view providerIdentifier) const {
        return findByProvider(scores_, providerIdentifier);
    }

    const ByProvider<LibraryScore>& scores() const { return scores_; }
    const std::vector<ScoreProblem>& problems() const { return problems_; }

private:
    void add(const ScoreFile& file, const Library& previous);
    void put(LibraryScore score);
    void report(const std::string& file, std::string detail);

    ByProvider<LibraryScore> scores_;
    std::vector<ScoreProblem> problems_;
};

} // namespace tempo::score
