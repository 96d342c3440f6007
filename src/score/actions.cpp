#include "score/actions.hpp"

#include "ingest/action_rules.hpp"
#include "ingest/fault_list.hpp"
#include "ingest/json_reader.hpp"
#include "score/shell_command.hpp"
#include "score/url_text.hpp"
#include "score/vocabulary.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace tempo::score {
namespace {

using ingest::JsonDocument;
using ingest::JsonValue;

Expected<std::string> urlOf(const Template& source, const EventView& event,
                            std::span<const std::string> moreSchemes) {
    UrlText url;
    for (const auto& piece : source.pieces) {
        if (const auto* placeholder = std::get_if<Placeholder>(&piece)) {
            url.addValue(valueOf(*placeholder, event).value_or(""));
        } else {
            url.addText(std::get<std::string>(piece));
        }
    }
    return url.finish(moreSchemes);
}

Expected<std::string> commandOf(const Template& source, const EventView& event) {
    ShellCommand command;
    for (const auto& piece : source.pieces) {
        const auto* placeholder = std::get_if<Placeholder>(&piece);
        if (placeholder == nullptr) {
            command.addText(std::get<std::string>(piece));
        } else if (const auto added = command.addValue(valueOf(*placeholder, event).value_or(""));
                   !added) {
            return failure(ErrorCode::InvalidInput, nameOf(*placeholder) +
                                                        " cannot be filled in, because " +
                                                        added.error().detail + ".");
        }
    }
    return command.text();
}

/// What is to be opened, copied or run. No value of the template is missing.
Expected<std::string> textFrom(const DefaultAction& action, const EventView& event,
                               std::span<const std::string> moreSchemes) {
    switch (action.kind) {
    case TriggerKind::OpenUrl:
        return urlOf(action.text, event, moreSchemes);
    case TriggerKind::OpenTerminalWith:
        return commandOf(action.text, event);
    case TriggerKind::CopyToClipboard:
        break;
    }
    return render(action.text, event).value_or("");
}

std::string missingWords(const std::vector<std::string>& names) {
    std::string words;
    for (const auto& name : names) {
        words += (words.empty() ? "" : ", ") + name;
    }
    return "The event has no " + words + ".";
}

ResolvedAction resolve(const DefaultAction& action, const EventView& event,
                       std::span<const std::string> moreSchemes) {
    ResolvedAction resolved{.label = action.label,
                            .systemIcon = action.systemIcon,
                            .kind = action.kind,
                            .written = toText(action.text)};
    resolved.missing = missingIn(action.text, event);
    auto text = resolved.missing.empty()
                    ? textFrom(action, event, moreSchemes)
                    : Expected<std::string>(
                          failure(ErrorCode::InvalidInput, missingWords(resolved.missing)));
    if (text) {
        resolved.text = std::move(*text);
    } else {
        resolved.availability = Availability::Impossible;
        resolved.reason = std::move(text.error().detail);
    }
    if (action.disabled) {
        resolved.availability = Availability::SwitchedOff;
    }
    return resolved;
}

ResolvedAction readOwn(JsonValue action, std::span<const std::string> moreSchemes) {
    ResolvedAction own{.author = Author::Sender};
    for (const auto member : action.children()) {
        if (member.key() == "label") {
            own.label = member.text();
        } else if (member.key() == "systemIcon") {
            own.systemIcon = member.text();
        } else if (member.key() == "trigger" && member.childCount() == 1) {
            const auto trigger = *member.children().begin();
            own.kind = parseTriggerKind(trigger.key()).value_or(TriggerKind::CopyToClipboard);
            own.text = trigger.text();
            own.written = own.text;
        }
    }
    if (own.kind == TriggerKind::OpenUrl && !ingest::isOpenableUrl(own.text, moreSchemes)) {
        own.availability = Availability::Impossible;
        own.reason = "URLs with its scheme are not opened; the setting actions.moreSchemes can "
                     "name it.";
    }
    return own;
}

void addOwn(std::vector<ResolvedAction>& actions, ResolvedAction own) {
    const auto same = std::ranges::find(actions, own.label, &ResolvedAction::label);
    if (same == actions.end()) {
        actions.push_back(std::move(own));
    } else {
        *same = std::move(own);
    }
}

} // namespace

std::vector<ResolvedAction> resolveActions(const Score& score, const EventView& event,
                                           std::span<const std::string> moreSchemes) {
    std::vector<ResolvedAction> actions;
    for (const auto& action : score.defaultActions) {
        actions.push_back(resolve(action, event, moreSchemes));
    }
    JsonDocument document;
    ingest::FaultList faults;
    if (ingest::readJson(event.actions, 1, document, faults).kind ==
        ingest::JsonReadResult::Kind::Complete) {
        for (const auto action : document.root().children()) {
            addOwn(actions, readOwn(action, moreSchemes));
        }
    }
    return actions;
}

} // namespace tempo::score
