#include "score/score_version.hpp"

#include <cstdint>
#include <string>

namespace tempo::score {
namespace {

/// One more whenever this program makes something else of an event by the same score.
constexpr std::string_view kRulesOfTheProgram = "1";

/// FNV-1a with 64 bits (RFC 9923).
class Hash {
public:
    void add(std::string_view text) {
        for (const char c : text) {
            value_ = (value_ ^ static_cast<std::uint8_t>(c)) * 0x100000001b3ULL;
        }
        value_ = (value_ ^ 0xffU) * 0x100000001b3ULL; // no byte of a UTF-8 text
    }

    ScoreVersion positive() const { return static_cast<ScoreVersion>(value_ >> 1U | 1U); }

private:
    std::uint64_t value_ = 0xcbf29ce484222325ULL;
};

void add(Hash& hash, const Match& match) {
    hash.add("match");
    for (const auto& condition : match) {
        hash.add(condition.key);
        hash.add(condition.pattern ? "=" + *condition.pattern : "null");
    }
}

void add(Hash& hash, const Window& window) {
    hash.add(window ? std::to_string(window->count()) : "");
}

void add(Hash& hash, const GroupingRule& rule) {
    add(hash, rule.match);
    hash.add(toText(rule.role));
    hash.add(toText(rule.key));
    add(hash, rule.window);
    hash.add(rule.stackColor ? toText(*rule.stackColor) : "");
}

void add(Hash& hash, const RestStateOverride& override) {
    add(hash, override.match);
    hash.add(override.restState == RestState::On ? "on" : "off");
    hash.add(toText(override.closedCycleSeverity));
}

void addSeverities(Hash& hash, const Score& score) {
    hash.add(score.senderSeverityWins ? "sender" : "score");
    hash.add(toText(score.severityDefault.severity));
    for (const auto& rule : score.severityRules) {
        add(hash, rule.match);
        hash.add(toText(rule.severity));
    }
}

} // namespace

ScoreVersion versionOf(std::string_view text) {
    Hash hash;
    hash.add(kRulesOfTheProgram);
    hash.add(text);
    return hash.positive();
}

ScoreVersion groupingVersionOf(const Score& score) {
    if (score.grouping.empty() && score.groupingRules.empty()) {
        return 0;
    }
    Hash hash;
    hash.add(kRulesOfTheProgram);
    for (const auto& source : score.grouping) {
        hash.add(toText(source));
    }
    addSeverities(hash, score);
    add(hash, score.groupingWindow);
    hash.add(toText(score.stackTitle));
    for (const auto& rule : score.groupingRules) {
        add(hash, rule);
    }
    for (const auto& override : score.restStateOverrides) {
        add(hash, override);
    }
    return hash.positive();
}

} // namespace tempo::score
