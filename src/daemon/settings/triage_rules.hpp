#pragma once

#include <tempo/core/error.hpp>
#include <tempo/core/vocabulary.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What Tempo does with old events by itself, as its owner has written it down. Pure.
namespace tempo::daemon {

enum class TriageAction : std::uint8_t { Acknowledge, Dismiss };

/// `dismiss info after 2d`, `acknowledge any of scripts.shell after 6h`, `dismiss any of backups
/// never`.
struct TriageRule {
    TriageAction action = TriageAction::Acknowledge;
    std::optional<Severity> severity;        ///< none: any
    std::string provider;                    ///< this one and those below it; empty: all
    std::optional<std::chrono::seconds> age; ///< none: never

    friend bool operator==(const TriageRule&, const TriageRule&) = default;
};

/// InvalidInput quotes the rule and says how one is written.
Expected<TriageRule> parseTriageRule(std::string_view text);
Expected<std::vector<TriageRule>> parseTriageRules(std::span<const std::string> texts);

std::string toText(const TriageRule& rule);

/// The first rule of this action that speaks of an event; null: none does.
const TriageRule* ruleFor(std::span<const TriageRule> rules, TriageAction action,
                          std::string_view provider, Severity severity);

/// The least age at which a rule of this action acts on any event of the severity; nothing: never.
std::optional<std::chrono::seconds> leastAge(std::span<const TriageRule> rules, TriageAction action,
                                             Severity severity);

} // namespace tempo::daemon
