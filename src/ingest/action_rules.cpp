#include "ingest/action_rules.hpp"

#include "core/ascii.hpp"
#include "ingest/text_rules.hpp"

#include <tempo/core/limits.hpp>

#include <algorithm>
#include <array>
#include <string>

namespace tempo::ingest {
namespace {

constexpr TextRule kLabelRule{1, limits::kActionLabelLength, Controls::None};
constexpr TextRule kIconRule{1, 64, Controls::None};
constexpr std::size_t kTriggerLength = 4096;

/// One way to act, and what its value may be.
struct Trigger {
    std::string_view name;
    TextRule rule;
};

constexpr std::array<Trigger, 3> kTriggers{
    {{"openURL", {1, kTriggerLength, Controls::None}},
     {"openTerminalWith", {1, kTriggerLength, Controls::None}},
     {"copyToClipboard", {1, kTriggerLength, Controls::LineLayout}}}};

constexpr std::array<std::string_view, 16> kSchemes{
    "http",     "https",  "ssh",      "sftp",  "ftp",     "mailto",  "tel", "sms",
    "obsidian", "vscode", "vscodium", "slack", "msteams", "discord", "tg",  "zoommtg"};

void checkTriggerValue(JsonValue value, const Trigger& trigger, FaultList& faults) {
    const auto text = readText(value, trigger.rule, faults);
    if (text && trigger.name == "openURL" && !isOpenableUrl(*text)) {
        faults.add(value, "Must be a URL without spaces whose scheme is one of http, https, ssh, "
                          "sftp, ftp, mailto, tel, sms, obsidian, vscode, vscodium, slack, "
                          "msteams, discord, tg, zoommtg.");
    }
}

void checkTrigger(JsonValue trigger, FaultList& faults) {
    if (!trigger.isObject()) {
        faults.add(trigger, "Must be an object, not " + std::string(nameOf(trigger.kind())) + ".");
        return;
    }
    std::size_t known = 0;
    for (const auto member : trigger.children()) {
        const auto* const found = std::ranges::find(kTriggers, member.key(), &Trigger::name);
        if (found == kTriggers.end()) {
            faults.add(member, "No trigger is called so; openURL, openTerminalWith and "
                               "copyToClipboard are.");
        } else {
            ++known;
            checkTriggerValue(member, *found, faults);
        }
    }
    if (known != 1) {
        faults.add(trigger, "Must hold exactly one of openURL, openTerminalWith and "
                            "copyToClipboard.");
    }
}

void checkAction(JsonValue action, FaultList& faults) {
    if (!action.isObject()) {
        faults.add(action, "Must be an object, not " + std::string(nameOf(action.kind())) + ".");
        return;
    }
    bool hasLabel = false;
    bool hasTrigger = false;
    for (const auto member : action.children()) {
        if (member.key() == "label") {
            hasLabel = true;
            readText(member, kLabelRule, faults);
        } else if (member.key() == "systemIcon") {
            readText(member, kIconRule, faults);
        } else if (member.key() == "trigger") {
            hasTrigger = true;
            checkTrigger(member, faults);
        } else {
            faults.add(member, "No field of an action is called so; label, systemIcon and "
                               "trigger are.");
        }
    }
    if (!hasLabel) {
        faults.add(action.pointer() + "/label", "Is missing; every action needs one.");
    }
    if (!hasTrigger) {
        faults.add(action.pointer() + "/trigger", "Is missing; every action needs one.");
    }
}

} // namespace

void checkActions(JsonValue actions, FaultList& faults) {
    if (!actions.isArray()) {
        faults.add(actions, "Must be an array, not " + std::string(nameOf(actions.kind())) + ".");
        return;
    }
    std::size_t count = 0;
    for (const auto action : actions.children()) {
        ++count;
        checkAction(action, faults);
    }
    if (count > limits::kActions) {
        faults.add(actions, "Holds " + std::to_string(count) + " actions; at most " +
                                std::to_string(limits::kActions) + " are allowed.");
    }
}

bool isOpenableUrl(std::string_view url) {
    const auto colon = url.find(':');
    if (colon == std::string_view::npos || colon + 1 == url.size() ||
        hasControls(url, Controls::None) || url.find(' ') != std::string_view::npos) {
        return false;
    }
    return std::ranges::find(kSchemes, ascii::lowered(url.substr(0, colon))) != kSchemes.end();
}

} // namespace tempo::ingest
