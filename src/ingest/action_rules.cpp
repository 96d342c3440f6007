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

using Schemes = std::span<const std::string>;

void checkTriggerValue(JsonValue value, const Trigger& trigger, Schemes moreSchemes,
                       FaultList& faults) {
    const auto text = readText(value, trigger.rule, faults);
    if (text && trigger.name == "openURL" && !isOpenableUrl(*text, moreSchemes)) {
        faults.add(value, "Must be a URL without spaces, whose host begins with no hyphen and "
                          "whose scheme is one of http, https, ssh, "
                          "sftp, ftp, mailto, tel, sms, obsidian, vscode, vscodium, slack, "
                          "msteams, discord, tg, zoommtg, or of the setting "
                          "actions.moreSchemes.");
    }
}

void checkTrigger(JsonValue trigger, Schemes moreSchemes, FaultList& faults) {
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
            checkTriggerValue(member, *found, moreSchemes, faults);
        }
    }
    if (known != 1) {
        faults.add(trigger, "Must hold exactly one of openURL, openTerminalWith and "
                            "copyToClipboard.");
    }
}

void checkAction(JsonValue action, Schemes moreSchemes, FaultList& faults) {
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
            checkTrigger(member, moreSchemes, faults);
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

void checkActions(JsonValue actions, std::span<const std::string> moreSchemes, FaultList& faults) {
    if (!actions.isArray()) {
        faults.add(actions, "Must be an array, not " + std::string(nameOf(actions.kind())) + ".");
        return;
    }
    std::size_t count = 0;
    for (const auto action : actions.children()) {
        ++count;
        checkAction(action, moreSchemes, faults);
    }
    if (count > limits::kActions) {
        faults.add(actions, "Holds " + std::to_string(count) + " actions; at most " +
                                std::to_string(limits::kActions) + " are allowed.");
    }
}

bool looksLikeOption(std::string_view url) {
    const auto begin = url.find("://");
    if (begin == std::string_view::npos) {
        return false;
    }
    url.remove_prefix(begin + 3);
    const auto authority = url.substr(0, url.find_first_of("/?#"));
    return authority.starts_with('-') ||
           authority.substr(authority.rfind('@') + 1).starts_with('-');
}

bool isOpenableUrl(std::string_view url, std::span<const std::string> moreSchemes) {
    const auto colon = url.find(':');
    if (colon == std::string_view::npos || colon + 1 == url.size() ||
        hasControls(url, Controls::None) || url.find(' ') != std::string_view::npos ||
        looksLikeOption(url)) {
        return false;
    }
    const auto scheme = ascii::lowered(url.substr(0, colon));
    const bool isMore =
        scheme != "file" && std::ranges::find(moreSchemes, scheme) != moreSchemes.end();
    return isMore || std::ranges::find(kSchemes, scheme) != kSchemes.end();
}

} // namespace tempo::ingest
