#pragma once

#include <tempo/core/ids.hpp>
#include <tempo/core/timestamp.hpp>
#include <tempo/core/vocabulary.hpp>
#include <tempo/protocol/messages/events.hpp>

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

// scores.readFile: of a file, whether it is in force or not; the result is a ScoreText
struct ScoreFileParams {
    std::string file; ///< as a fault names it
    friend bool operator==(const ScoreFileParams&, const ScoreFileParams&) = default;
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

// scores.preview
struct ScorePreviewParams {
    std::string text;
    std::string provider;     ///< whose events are looked at while the text names no provider
    std::uint32_t limit = 20; ///< how many of the newest events, 1 to 200
    friend bool operator==(const ScorePreviewParams&, const ScorePreviewParams&) = default;
};
/// How an event looks by one score.
struct ScoreLook {
    Severity severity = Severity::Info;
    State state = State::Info;
    std::string label; ///< instead of the severity's own word
    std::string labelColor;
    std::string title;
    std::string subtitle;
    std::string emoji;
    std::string indicatorColor;
    std::string tag;
    friend bool operator==(const ScoreLook&, const ScoreLook&) = default;
};
struct ScorePreviewRow {
    EventId id;
    std::string providerIdentifier;
    Timestamp startDate;
    ScoreLook now;      ///< as it is stored
    ScoreLook then;     ///< as the text would make it
    std::string triage; ///< by its rules, on arrival: `none`, `acknowledge` or `dismiss`
    friend bool operator==(const ScorePreviewRow&, const ScorePreviewRow&) = default;
};
/// What a text would do as a score. Nothing is installed.
struct ScorePreview {
    std::string providerIdentifier; ///< of the text; while it has faults, that of the question
    std::string displayName;
    std::string color;
    std::vector<ScoreFault> faults;    ///< with an empty `file`; none: it can be installed
    std::string replaces;              ///< `bundled` or `local`: what is in force; empty: nothing
    std::string replacedText;          ///< the text of that one
    std::vector<EventAction> actions;  ///< its own, with the values of the newest event
    std::vector<ScorePreviewRow> rows; ///< newest first
    std::vector<std::string> metadataKeys; ///< of those events, dots reaching into objects
    std::vector<std::string> formatKeys;   ///< all that a score may have
    friend bool operator==(const ScorePreview&, const ScorePreview&) = default;
};

/// The file that was written or removed.
struct ScoreChanged {
    std::string providerIdentifier;
    std::string file;

    friend bool operator==(const ScoreChanged&, const ScoreChanged&) = default;
};

} // namespace tempo::protocol
