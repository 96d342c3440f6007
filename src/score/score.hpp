#pragma once

#include "core/grouping.hpp"
#include "score/text_template.hpp"

#include <tempo/core/vocabulary.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// A score says how the events of one source look and behave (docs/SCORES.md). Everything in this
/// folder is pure: no I/O, no clock; any thread may call it.
namespace tempo::score {

/// How a source's events behave over time.
enum class EventPattern : std::uint8_t { Episodic, Entity, RunBound };

/// What is normal for a subject. An opening event leaves it.
enum class RestState : std::uint8_t { On, Off };

enum class TriggerKind : std::uint8_t { OpenUrl, CopyToClipboard, OpenTerminalWith };

/// One key of a match and what its value must be.
struct Condition {
    std::string key;                    ///< a key of the metadata; dots reach into objects
    std::optional<std::string> pattern; ///< a glob; nothing stands for null

    friend bool operator==(const Condition&, const Condition&) = default;
};

/// All of them must hold. An empty one matches every event.
using Match = std::vector<Condition>;

struct SeverityRule {
    Match match;
    Severity severity = Severity::Info;
    Template label;
    std::string color; ///< `#RRGGBB`, or empty
    Template title;
    Template subtitle;

    friend bool operator==(const SeverityRule&, const SeverityRule&) = default;
};

/// What holds where no rule matches.
struct SeverityDefault {
    Severity severity = Severity::Info;
    Template label;
    std::string color; ///< `#RRGGBB`, or empty

    friend bool operator==(const SeverityDefault&, const SeverityDefault&) = default;
};

struct IndicatorRule {
    Match match;
    std::string emoji;
    std::string color; ///< `#RRGGBB`, the name of a colour, or empty

    friend bool operator==(const IndicatorRule&, const IndicatorRule&) = default;
};

struct TagRule {
    Match match;
    Template tag;

    friend bool operator==(const TagRule&, const TagRule&) = default;
};

struct GroupingRule {
    Match match;
    StackRole role = StackRole::Single;
    Template key;
    Window window;
    std::optional<StackColor> stackColor;

    friend bool operator==(const GroupingRule&, const GroupingRule&) = default;
};

struct RestStateOverride {
    Match match;
    RestState restState = RestState::On;
    Severity closedCycleSeverity = Severity::Info; ///< Info or Warning

    friend bool operator==(const RestStateOverride&, const RestStateOverride&) = default;
};

struct DefaultAction {
    std::string label;
    std::string systemIcon;
    TriggerKind kind = TriggerKind::OpenUrl;
    Template text;         ///< the URL, the text to copy, the command
    bool disabled = false; ///< offered only when its owner switches it on

    friend bool operator==(const DefaultAction&, const DefaultAction&) = default;
};

/// The program that brings a source's events to Tempo. For people; never run.
struct Helper {
    std::string summary;
    std::vector<std::string> platforms;
    std::string url;

    friend bool operator==(const Helper&, const Helper&) = default;
};

/// One score file. Members have the names of the file's keys.
struct Score {
    std::string providerIdentifier;
    std::string displayName;
    std::string color; ///< `#RRGGBB`, or empty
    std::optional<Surface> surface;
    EventPattern eventPattern = EventPattern::Episodic;
    bool senderSeverityWins = true;
    SeverityDefault severityDefault;
    std::vector<SeverityRule> severityRules;
    std::vector<IndicatorRule> indicatorRules;
    std::vector<TagRule> tagRules;
    std::vector<Match> ackRules;
    std::vector<Match> dismissRules;
    std::vector<Template> grouping;
    Window groupingWindow;
    Template stackTitle;
    std::vector<GroupingRule> groupingRules;
    std::vector<RestStateOverride> restStateOverrides;
    std::vector<DefaultAction> defaultActions;
    Helper helper;
    std::optional<std::uint32_t> bundledVersion;

    friend bool operator==(const Score&, const Score&) = default;
};

} // namespace tempo::score
