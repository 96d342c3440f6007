#include "score/score_reader.hpp"

#include "ingest/fault_list.hpp"
#include "ingest/json_reader.hpp"
#include "score/object_reader.hpp"
#include "score/value_reader.hpp"
#include "score/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace tempo::score {
namespace {

constexpr TextBounds kName{1, kNameLength};
constexpr TextBounds kAnyText{0, kTextLength};
constexpr TextBounds kSomeText{1, kTextLength};

constexpr std::string_view kSeverities = "ok, info, warning, error and critical";

/// Readers of members that many objects have, by the name of the target's own member.
template<auto member>
void asMatch(JsonValue value, auto& target, FaultSink& faults) {
    readMatch(value, target.*member, faults);
}
template<auto member>
void asTemplate(JsonValue value, auto& target, FaultSink& faults) {
    readTemplate(value, kAnyText, target.*member, faults);
}
template<auto member>
void asColor(JsonValue value, auto& target, FaultSink& faults) {
    readColor(value, target.*member, faults);
}
template<auto member>
void asSeverity(JsonValue value, auto& target, FaultSink& faults) {
    readWord<Severity>(value, parseSeverity, kSeverities, target.*member, faults);
}
template<auto member>
void asWindow(JsonValue value, auto& target, FaultSink& faults) {
    readWindow(value, target.*member, faults);
}
template<auto member>
void asName(JsonValue value, auto& target, FaultSink& faults) {
    readText(value, kName, target.*member, faults);
}
template<auto member>
void asText(JsonValue value, auto& target, FaultSink& faults) {
    readText(value, kAnyText, target.*member, faults);
}

template<class Target, std::size_t size>
void readTable(JsonValue object, const std::array<Member<Target>, size>& members, Target& target,
               FaultSink& faults) {
    readObject(object, std::span<const Member<Target>>(members), target, faults);
}

// The objects within a score -------------------------------------------------------------------

void readSeverityDefault(JsonValue value, SeverityDefault& target, FaultSink& faults) {
    using T = SeverityDefault;
    static constexpr std::array<Member<T>, 3> kMembers{
        {{"severity", Need::Optional, asSeverity<&T::severity>},
         {"label", Need::Optional, asTemplate<&T::label>},
         {"color", Need::Optional, asColor<&T::color>}}};
    readTable(value, kMembers, target, faults);
}

void readSeverityRule(JsonValue value, SeverityRule& target, FaultSink& faults) {
    using T = SeverityRule;
    static constexpr std::array<Member<T>, 6> kMembers{
        {{"match", Need::Required, asMatch<&T::match>},
         {"severity", Need::Required, asSeverity<&T::severity>},
         {"label", Need::Optional, asTemplate<&T::label>},
         {"color", Need::Optional, asColor<&T::color>},
         {"title", Need::Optional, asTemplate<&T::title>},
         {"subtitle", Need::Optional, asTemplate<&T::subtitle>}}};
    readTable(value, kMembers, target, faults);
}

void readIndicatorRule(JsonValue value, IndicatorRule& target, FaultSink& faults) {
    using T = IndicatorRule;
    static constexpr std::array<Member<T>, 3> kMembers{
        {{"match", Need::Required, asMatch<&T::match>},
         {"emoji", Need::Optional, asName<&T::emoji>},
         {"color", Need::Optional, [](JsonValue color, T& rule, FaultSink& sink) {
              readNamedColor(color, rule.color, sink);
          }}}};
    readTable(value, kMembers, target, faults);
}

void readTagRule(JsonValue value, TagRule& target, FaultSink& faults) {
    using T = TagRule;
    static constexpr std::array<Member<T>, 2> kMembers{
        {{"match", Need::Required, asMatch<&T::match>},
         {"tag", Need::Required, [](JsonValue tag, T& rule, FaultSink& sink) {
              readTemplate(tag, kSomeText, rule.tag, sink);
          }}}};
    readTable(value, kMembers, target, faults);
}

void readTriageRule(JsonValue value, Match& target, FaultSink& faults) {
    static constexpr std::array<Member<Match>, 1> kMembers{{{"match", Need::Required, readMatch}}};
    readTable(value, kMembers, target, faults);
}

void readStackColor(JsonValue value, GroupingRule& target, FaultSink& faults) {
    readWord<StackColor>(value, parseStackColor, "current-state and worst-severity",
                         target.stackColor, faults);
}

void readRole(JsonValue value, GroupingRule& target, FaultSink& faults) {
    readWord<StackRole>(value, parseStackRole, "single, repeats, opens, continues and closes",
                        target.role, faults);
}

bool hasText(JsonValue object, std::string_view key) {
    for (const auto member : object.children()) {
        if (member.key() == key) {
            return !member.text().empty();
        }
    }
    return false;
}

void readGroupingRule(JsonValue value, GroupingRule& target, FaultSink& faults) {
    using T = GroupingRule;
    static constexpr std::array<Member<T>, 5> kMembers{
        {{"match", Need::Required, asMatch<&T::match>},
         {"role", Need::Required, readRole},
         {"key", Need::Optional, asTemplate<&T::key>},
         {"window", Need::Optional, asWindow<&T::window>},
         {"stackColor", Need::Optional, readStackColor}}};
    readTable(value, kMembers, target, faults);
    if (target.role != StackRole::Single && !hasText(value, "key")) {
        faults.add(value.pointer() + "/key",
                   "Is missing or empty; every role but single needs one.");
    }
}

void readRestState(JsonValue value, RestStateOverride& target, FaultSink& faults) {
    readWord<RestState>(value, parseRestState, "on and off", target.restState, faults);
}

void readClosedSeverity(JsonValue value, RestStateOverride& target, FaultSink& faults) {
    const auto severity = value.isString() ? parseSeverity(value.text()) : std::nullopt;
    if (severity && (*severity == Severity::Info || *severity == Severity::Warning)) {
        target.closedCycleSeverity = *severity;
    } else {
        faults.add(value, "Must be one of the words info and warning.");
    }
}

void readRestStateOverride(JsonValue value, RestStateOverride& target, FaultSink& faults) {
    using T = RestStateOverride;
    static constexpr std::array<Member<T>, 3> kMembers{
        {{"match", Need::Required, asMatch<&T::match>},
         {"restState", Need::Required, readRestState},
         {"closedCycleSeverity", Need::Optional, readClosedSeverity}}};
    readTable(value, kMembers, target, faults);
}

void readTrigger(JsonValue value, DefaultAction& target, FaultSink& faults) {
    if (!value.isObject() || value.childCount() != 1) {
        faults.add(value, "Must be an object with exactly one of openURL, openTerminalWith and "
                          "copyToClipboard.");
        return;
    }
    const auto member = *value.children().begin();
    const auto kind = parseTriggerKind(member.key());
    if (!kind) {
        faults.add(member, "No trigger is called so; openURL, openTerminalWith and "
                           "copyToClipboard are.");
        return;
    }
    target.kind = *kind;
    readTemplate(member, kSomeText, target.text, faults);
}

void readAction(JsonValue value, DefaultAction& target, FaultSink& faults) {
    using T = DefaultAction;
    static constexpr std::array<Member<T>, 4> kMembers{
        {{"label", Need::Required, asName<&T::label>},
         {"systemIcon", Need::Required, asName<&T::systemIcon>},
         {"trigger", Need::Required, readTrigger},
         {"_disabled", Need::Optional, [](JsonValue disabled, T& action, FaultSink& sink) {
              readBoolean(disabled, action.disabled, sink);
          }}}};
    readTable(value, kMembers, target, faults);
}

void readHelper(JsonValue value, Helper& target, FaultSink& faults) {
    using T = Helper;
    static constexpr std::array<Member<T>, 3> kMembers{
        {{"summary", Need::Optional, asText<&T::summary>},
         {"platforms", Need::Optional,
          [](JsonValue platforms, T& helper, FaultSink& sink) {
              readList<std::string>(platforms, kConditions, helper.platforms, sink,
                                    [](JsonValue item, std::string& name, FaultSink& inner) {
                                        readText(item, kName, name, inner);
                                    });
          }},
         {"url", Need::Optional, asText<&T::url>}}};
    readTable(value, kMembers, target, faults);
}

void readGroupingKey(JsonValue value, Template& target, FaultSink& faults) {
    readTemplate(value, kSomeText, target, faults);
}

/// One template or a list of them.
void readGrouping(JsonValue value, Score& target, FaultSink& faults) {
    if (value.isString()) {
        readGroupingKey(value, target.grouping.emplace_back(), faults);
        return;
    }
    readList(value, kConditions, target.grouping, faults, readGroupingKey);
    if (value.isArray() && target.grouping.empty()) {
        faults.add(value, "Must hold at least one template; leave the key out for no grouping.");
    }
}

// The score ------------------------------------------------------------------------------------

template<auto member, auto readItem>
void asRules(JsonValue value, Score& target, FaultSink& faults) {
    readList(value, kRules, target.*member, faults, +readItem);
}

void readSurface(JsonValue value, Score& target, FaultSink& faults) {
    readWord<Surface>(value, parseSurface, "timeline and agenda", target.surface, faults);
}

void readPattern(JsonValue value, Score& target, FaultSink& faults) {
    readWord<EventPattern>(value, parseEventPattern, "episodic, entity and run-bound",
                           target.eventPattern, faults);
}

constexpr std::array<Member<Score>, 20> kScoreMembers{{
    {"providerIdentifier", Need::Required,
     [](JsonValue value, Score& score, FaultSink& faults) {
         readProvider(value, score.providerIdentifier, faults);
     }},
    {"displayName", Need::Required, asName<&Score::displayName>},
    {"color", Need::Optional, asColor<&Score::color>},
    {"surface", Need::Optional, readSurface},
    {"eventPattern", Need::Optional, readPattern},
    {"senderSeverityWins", Need::Optional,
     [](JsonValue value, Score& score, FaultSink& faults) {
         readBoolean(value, score.senderSeverityWins, faults);
     }},
    {"severityDefault", Need::Optional,
     [](JsonValue value, Score& score, FaultSink& faults) {
         readSeverityDefault(value, score.severityDefault, faults);
     }},
    {"severityRules", Need::Optional, asRules<&Score::severityRules, readSeverityRule>},
    {"indicatorRules", Need::Optional, asRules<&Score::indicatorRules, readIndicatorRule>},
    {"tagRules", Need::Optional, asRules<&Score::tagRules, readTagRule>},
    {"ackRules", Need::Optional, asRules<&Score::ackRules, readTriageRule>},
    {"dismissRules", Need::Optional, asRules<&Score::dismissRules, readTriageRule>},
    {"grouping", Need::Optional, readGrouping},
    {"groupingWindow", Need::Optional, asWindow<&Score::groupingWindow>},
    {"stackTitle", Need::Optional, asTemplate<&Score::stackTitle>},
    {"groupingRules", Need::Optional, asRules<&Score::groupingRules, readGroupingRule>},
    {"restStateOverrides", Need::Optional,
     asRules<&Score::restStateOverrides, readRestStateOverride>},
    {"defaultActions", Need::Optional,
     [](JsonValue value, Score& score, FaultSink& faults) {
         readList(value, kScoreActions, score.defaultActions, faults, readAction);
     }},
    {"helper", Need::Optional,
     [](JsonValue value, Score& score, FaultSink& faults) {
         readHelper(value, score.helper, faults);
     }},
    {"_bundledVersion", Need::Optional,
     [](JsonValue value, Score& score, FaultSink& faults) {
         readVersion(value, score.bundledVersion, faults);
     }},
}};

// Faults with their places ---------------------------------------------------------------------

std::vector<ScoreFault> placed(std::vector<Fault> faults, std::string_view text) {
    const bool tooMany = faults.size() > kFaults;
    faults.resize(std::min(faults.size(), kFaults));
    std::vector<ScoreFault> result;
    for (auto& fault : faults) {
        const auto place = placeOfPointer(text, fault.pointer);
        result.push_back({std::move(fault.pointer), place, std::move(fault.detail)});
    }
    std::ranges::stable_sort(result, {}, [](const ScoreFault& fault) {
        return std::tuple(fault.place.line, fault.place.column);
    });
    if (tooMany) {
        result.push_back({"", {}, "More faults were found; correct these and look again."});
    }
    return result;
}

tl::unexpected<std::vector<ScoreFault>> refused(TextPlace place, std::string detail) {
    return tl::unexpected(std::vector<ScoreFault>{{"", place, std::move(detail)}});
}

} // namespace

tl::expected<Score, std::vector<ScoreFault>> readScore(std::string_view text) {
    if (text.size() > kScoreSize) {
        return refused({}, "The file has more than " + std::to_string(kScoreSize) +
                               " bytes, so it cannot be a score; name another one.");
    }
    ingest::JsonDocument document;
    ingest::FaultList jsonFaults;
    const auto read = ingest::readJson(text, 1, document, jsonFaults);
    if (read.kind == ingest::JsonReadResult::Kind::BadSyntax) {
        return refused({read.line, read.byte}, "This is not JSON: " + std::string(read.cause) +
                                                   "; look for a missing comma, quote or bracket.");
    }
    FaultSink faults;
    for (auto& fault : jsonFaults.take()) {
        faults.add(std::move(fault.pointer), std::move(fault.detail));
    }
    Score score;
    if (read.kind == ingest::JsonReadResult::Kind::Complete) {
        readObject(document.root(), std::span<const Member<Score>>(kScoreMembers), score, faults);
    }
    if (auto found = faults.take(); !found.empty()) {
        return tl::unexpected(placed(std::move(found), text));
    }
    return score;
}

} // namespace tempo::score
