#include "cli/output/outcome_printer.hpp"

#include "cli/output/escape.hpp"
#include "cli/output/fields.hpp"
#include "cli/output/words.hpp"
#include "score/vocabulary.hpp"

namespace tempo::cli {
namespace {

using nlohmann::json;

std::string severityWords(const score::Appearance& shown) {
    std::string words(toText(shown.severity));
    if (!shown.label.empty()) {
        words += ", shown as " + shown.label;
    }
    return shown.color.empty() ? words : words + " in " + shown.color;
}

std::string indicatorWords(const score::Appearance& shown) {
    const bool both = !shown.emoji.empty() && !shown.indicatorColor.empty();
    return shown.emoji + (both ? " " : "") + shown.indicatorColor;
}

std::string stackWords(const Grouping& grouping, const Stack& stack) {
    if (stack.kind == StackKind::Alone) {
        return std::string(toText(grouping.role)) + ", alone";
    }
    auto words = std::string(toText(grouping.role)) + ", " + std::string(toText(stack.kind)) + " " +
                 stack.key + ", " + counted(stack.events, "event");
    if (stack.kind == StackKind::Session) {
        words +=
            ", " + counted(stack.cycles, "cycle") + ", " + (stack.isOpen() ? "open" : "closed");
    }
    return words + ", " + std::string(toText(severityOf(stack)));
}

std::string actionLine(const score::ResolvedAction& action) {
    std::string line = "  " + action.label + ": ";
    if (action.availability == score::Availability::SwitchedOff) {
        line += "switched off. ";
    }
    line += action.reason.empty() ? std::string(toText(action.kind)) + " " + action.text
                                  : action.reason;
    return escapeForTerminal(line) + "\n";
}

void addText(json& object, const char* name, const std::string& text) {
    if (!text.empty()) {
        object[name] = text;
    }
}

json actionToJson(const score::ResolvedAction& action) {
    json object{{"label", action.label},
                {"kind", toText(action.kind)},
                {"author", action.author == score::Author::Score ? "score" : "sender"},
                {"availability", toText(action.availability)}};
    addText(object, "systemIcon", action.systemIcon);
    addText(object, "text", action.text);
    addText(object, "reason", action.reason);
    return object;
}

json stackToJson(const Grouping& grouping, const Placed& placed) {
    const auto& stack = placed.stack;
    json object{{"role", toText(grouping.role)},
                {"kind", toText(stack.kind)},
                {"events", stack.events},
                {"began", placed.placement == Placement::Began},
                {"severity", toText(severityOf(stack))}};
    addText(object, "key", stack.key);
    if (stack.kind == StackKind::Session) {
        object["cycles"] = stack.cycles;
        object["open"] = stack.isOpen();
    }
    return object;
}

json appearanceToJson(const score::Appearance& shown) {
    json object{{"title", shown.title},
                {"severity", toText(shown.severity)},
                {"surface", toText(shown.surface)}};
    addText(object, "subtitle", shown.subtitle);
    addText(object, "label", shown.label);
    addText(object, "color", shown.color);
    addText(object, "emoji", shown.emoji);
    addText(object, "indicatorColor", shown.indicatorColor);
    addText(object, "tag", shown.tag);
    return object;
}

} // namespace

std::string outcomeLines(const score::Outcome& outcome, const Placed& placed) {
    const auto& shown = outcome.appearance;
    Fields fields;
    fields.add("Title", shown.title);
    fields.add("Subtitle", shown.subtitle);
    fields.add("Severity", severityWords(shown));
    fields.add("State", toText(outcome.state));
    fields.add("Needs attention", outcome.needsAttention ? "yes" : "no");
    fields.add("Indicator", indicatorWords(shown));
    fields.add("Tag", shown.tag);
    fields.add("Triage", toText(outcome.triage));
    fields.add("Surface", toText(shown.surface));
    fields.add("Stack", stackWords(outcome.grouping, placed.stack));
    fields.add("Stack title", outcome.stackTitle);
    auto lines = fields.lines();
    lines += outcome.actions.empty() ? "" : "Actions\n";
    for (const auto& action : outcome.actions) {
        lines += actionLine(action);
    }
    return lines;
}

json outcomeToJson(const score::Outcome& outcome, const Placed& placed) {
    auto object = appearanceToJson(outcome.appearance);
    object["state"] = toText(outcome.state);
    object["needsAttention"] = outcome.needsAttention;
    object["triage"] = toText(outcome.triage);
    object["stack"] = stackToJson(outcome.grouping, placed);
    addText(object, "stackTitle", outcome.stackTitle);
    object["actions"] = json::array();
    for (const auto& action : outcome.actions) {
        object["actions"].push_back(actionToJson(action));
    }
    return object;
}

} // namespace tempo::cli
