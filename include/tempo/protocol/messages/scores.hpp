#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tempo::protocol {

/// One thing that is wrong with a score file.
struct ScoreFault {
    std::string file;
    std::uint64_t line = 0; ///< from 1 on; 0: it concerns the file as a whole
    std::uint64_t column = 0;
    std::string pointer; ///< JSON Pointer, or empty
    std::string detail;

    friend bool operator==(const ScoreFault&, const ScoreFault&) = default;
};

/// A score in force.
struct ScoreInfo {
    std::string providerIdentifier;
    std::string displayName;
    std::string color;      ///< `#RRGGBB`, or empty
    std::string origin;     ///< `bundled` or `local`
    bool shadowing = false; ///< a bundled one of the same provider is out of force
    bool outdated = false;  ///< its file has faults now: the last good version is in force
    std::string file;
    std::uint64_t events = 0;  ///< stored events of the sources that it is for
    std::uint64_t pending = 0; ///< of them, how many have yet to be derived by it

    friend bool operator==(const ScoreInfo&, const ScoreInfo&) = default;
};

struct ScoreList {
    std::vector<ScoreInfo> scores; ///< by provider
    std::vector<ScoreFault> faults;

    friend bool operator==(const ScoreList&, const ScoreList&) = default;
};

struct ScoreParams {
    std::string providerIdentifier;

    friend bool operator==(const ScoreParams&, const ScoreParams&) = default;
};

struct ScoreText {
    std::string providerIdentifier;
    std::string origin;
    std::string file;
    std::string text;

    friend bool operator==(const ScoreText&, const ScoreText&) = default;
};

struct ScoreInstallParams {
    std::string text;

    friend bool operator==(const ScoreInstallParams&, const ScoreInstallParams&) = default;
};

/// The file that was written or removed.
struct ScoreChanged {
    std::string providerIdentifier;
    std::string file;

    friend bool operator==(const ScoreChanged&, const ScoreChanged&) = default;
};

} // namespace tempo::protocol
