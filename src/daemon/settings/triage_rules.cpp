#include "daemon/settings/triage_rules.hpp"

#include "core/duration.hpp"
#include "core/provider_identifier.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace tempo::daemon {
namespace {

constexpr std::array<std::string_view, 2> kActions{"acknowledge", "dismiss"};
constexpr std::size_t kMostShown = 60;

std::vector<std::string_view> wordsOf(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (end > 0) {
            words.push_back(text.substr(0, end));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

/// Takes the words of a rule one after the other; false where they are not those of one.
class RuleReader {
public:
    explicit RuleReader(std::string_view text) : words_(wordsOf(text)) {}

    bool read(TriageRule& rule) {
        return readAction(rule) && readSeverity(rule) && readProvider(rule) && readAge(rule) &&
               next_ == words_.size();
    }

private:
    std::string_view take() { return next_ < words_.size() ? words_[next_++] : std::string_view(); }

    bool takeIf(std::string_view word) {
        const bool is = next_ < words_.size() && words_[next_] == word;
        next_ += is ? 1 : 0;
        return is;
    }

    bool readAction(TriageRule& rule) {
        const auto* const at = std::ranges::find(kActions, take());
        rule.action = at == kActions.begin() ? TriageAction::Acknowledge : TriageAction::Dismiss;
        return at != kActions.end();
    }

    bool readSeverity(TriageRule& rule) {
        if (takeIf("any")) {
            return true;
        }
        rule.severity = parseSeverity(take());
        return rule.severity.has_value();
    }

    bool readProvider(TriageRule& rule) {
        if (!takeIf("of")) {
            return true;
        }
        rule.provider = take();
        return isProviderIdentifier(rule.provider);
    }

    bool readAge(TriageRule& rule) {
        if (takeIf("never")) {
            return true;
        }
        rule.age = takeIf("after") ? parseDuration(take()) : std::nullopt;
        return rule.age.has_value();
    }

    std::vector<std::string_view> words_;
    std::size_t next_ = 0;
};

} // namespace

Expected<TriageRule> parseTriageRule(std::string_view text) {
    TriageRule rule;
    if (RuleReader(text).read(rule)) {
        return rule;
    }
    return failure(ErrorCode::InvalidInput,
                   "`" + std::string(text.substr(0, kMostShown)) +
                       "` is no rule; one is written as `dismiss info after 2d`, `acknowledge any "
                       "of scripts.shell after 6h` or `dismiss any of backups never`.");
}

Expected<std::vector<TriageRule>> parseTriageRules(std::span<const std::string> texts) {
    std::vector<TriageRule> rules;
    for (const auto& text : texts) {
        auto rule = parseTriageRule(text);
        if (!rule) {
            return tl::unexpected(std::move(rule.error()));
        }
        rules.push_back(*std::move(rule));
    }
    return rules;
}

std::string toText(const TriageRule& rule) {
    std::string text(kActions.at(static_cast<std::size_t>(rule.action)));
    text.append(" ").append(rule.severity ? tempo::toText(*rule.severity) : "any");
    if (!rule.provider.empty()) {
        text += " of " + rule.provider;
    }
    return text + (rule.age ? " after " + durationText(*rule.age) : " never");
}

const TriageRule* ruleFor(std::span<const TriageRule> rules, TriageAction action,
                          std::string_view provider, Severity severity) {
    const auto at = std::ranges::find_if(rules, [&](const TriageRule& rule) {
        return rule.action == action && (!rule.severity || *rule.severity == severity) &&
               (rule.provider.empty() || isInTree(provider, rule.provider));
    });
    return at == rules.end() ? nullptr : &*at;
}

std::optional<std::chrono::seconds> leastAge(std::span<const TriageRule> rules, TriageAction action,
                                             Severity severity) {
    std::optional<std::chrono::seconds> least;
    for (const auto& rule : rules) {
        const bool speaks = rule.action == action && (!rule.severity || *rule.severity == severity);
        if (speaks && rule.age && (!least || *rule.age < *least)) {
            least = rule.age;
        }
    }
    return least;
}

} // namespace tempo::daemon
