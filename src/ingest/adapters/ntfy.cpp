#include "ingest/adapters/ntfy.hpp"

#include "core/ascii.hpp"
#include "ingest/adapters/adaptation.hpp"
#include "ingest/adapters/foreign_text.hpp"
#include "ingest/adapters/ntfy_actions.hpp"
#include "ingest/adapters/ntfy_message.hpp"
#include "ingest/adapters/ntfy_parameters.hpp"
#include "ingest/utf8.hpp"

#include <tempo/core/limits.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tempo::ingest {
namespace {

bool isYes(std::string_view text) {
    const auto word = ascii::lowered(text);
    return word == "1" || word == "yes" || word == "true";
}

// Actions ---------------------------------------------------------------------------------------

Expected<std::vector<NtfyAction>> actionsOf(const NtfyMessage& message) {
    if (!message.actions.starts_with('[')) {
        return parseNtfyActions(message.actions);
    }
    Payload payload;
    if (payload.read(message.actions)) {
        return failure(ErrorCode::InvalidInput, "The actions are not JSON.");
    }
    std::vector<NtfyAction> actions;
    for (const auto& item : payload.root().children()) {
        NtfyAction action;
        for (const auto& member : item.children()) {
            action.values.emplace_back(member.key(), member.text());
        }
        actions.push_back(std::move(action));
    }
    return actions;
}

/// Whether the action became one of Tempo's.
bool addAction(AdaptedEvent& event, const NtfyAction& action) {
    const auto kind = ascii::lowered(action.value("action"));
    if (kind == "view") {
        return event.openUrl(action.value("label"), action.value("url"));
    }
    return kind == "copy" && event.copyText(action.value("label"), action.value("value"));
}

std::optional<DecodeRefusal> addActions(AdaptedEvent& event, const NtfyMessage& message) {
    constexpr std::array<std::string_view, 4> kKinds{"view", "http", "broadcast", "copy"};
    const auto actions = actionsOf(message);
    if (!actions) {
        return refuseNtfy("actions", actions.error().detail);
    }
    if (actions->size() > limits::kActions) {
        return refuseNtfy("actions", "There are more than 8.");
    }
    bool all = true;
    for (const auto& action : *actions) {
        if (std::ranges::find(kKinds, ascii::lowered(action.value("action"))) == kKinds.end() ||
            action.value("label").empty()) {
            return refuseNtfy("actions", "An action needs a label and one of the kinds view, http, "
                                         "broadcast and copy.");
        }
        all = addAction(event, action) && all;
    }
    if (!all) {
        event.add("actions", message.actions);
    }
    return std::nullopt;
}

// The event -------------------------------------------------------------------------------------

Severity severityOf(int priority) {
    constexpr int kHigh = 4;
    if (priority > kHigh) {
        return Severity::Critical;
    }
    return priority == kHigh ? Severity::Warning : Severity::Info;
}

void addWords(AdaptedEvent& event, const NtfyMessage& message) {
    event.setTitle(message.title);
    if (event.hasTitle()) {
        event.summarize("message", message.text);
    } else {
        event.add("message", message.text);
        event.setTitle(message.text);
        event.setTitle(message.topic);
    }
    event.add("topic", message.topic);
    event.addTexts("tags", message.tags);
    event.add("click", message.click);
    event.add("icon", message.icon);
    event.add("attach", message.attach);
    event.add("filename", message.filename);
    event.add("contentType", isYes(message.markdown) ? "text/markdown" : "");
    event.openUrl("Open", message.click);
    event.openUrl("Open attachment", message.attach);
    event.setExternalId(message.sequenceId);
}

std::optional<DecodeRefusal> addMessage(AdaptedEvent& event, const NtfyMessage& message,
                                        Adaptation& adaptation) {
    if (!isNtfyTopic(message.topic)) {
        return refuseNtfy("topic", "Must be 1 to 64 letters, digits, hyphens and underscores.");
    }
    const auto priority = parseNtfyPriority(message.priority);
    if (!priority) {
        return refuseNtfy("priority", "Must be 1 to 5, min, low, default, high, max or urgent.");
    }
    event.setSeverity(severityOf(*priority));
    addWords(event, message);
    if (!message.priority.empty()) {
        event.add("priority", *priority);
    }
    adaptation.extendProviders(message.topic);
    adaptation.setEcho(echoOf(message, *priority));
    return addActions(event, message);
}

AdaptOutcome finish(std::optional<DecodeRefusal> refused, Adaptation& adaptation) {
    return refused ? AdaptOutcome(tl::unexpected<DecodeRefusal>(*std::move(refused)))
                   : adaptation.finish();
}

// The two ways to publish -----------------------------------------------------------------------

/// Text, an image, or nothing: then the message stands in a parameter.
AdaptOutcome adaptText(NtfyMessage message, const RequestBody& request,
                       const DecodeContext& context) {
    Adaptation adaptation(request, context);
    auto& event = adaptation.addEvent();
    const auto body = ascii::trimmed(request.body);
    if (!body.empty() && isUtf8(body)) {
        message.text = body;
    } else if (!body.empty() && !event.addImage(request.body)) {
        return finish(refuseNtfy("message", "The body is neither text in UTF-8 nor an image; Tempo "
                                            "keeps no files."),
                      adaptation);
    }
    if (message.text.empty()) {
        message.text = message.filename.empty() ? "triggered" : message.filename;
    }
    auto refused = addMessage(event, message, adaptation);
    return finish(std::move(refused), adaptation);
}

AdaptOutcome adaptJsonMessage(NtfyMessage message, const RequestBody& request,
                              const DecodeContext& context) {
    Payload payload;
    if (ascii::trimmed(request.body).empty()) {
        return tl::unexpected<DecodeRefusal>(
            DecodeRefusal{Refusal::Empty, "The body is empty; a message as JSON is expected.", {}});
    }
    if (auto refused = payload.read(request.body)) {
        return tl::unexpected<DecodeRefusal>(*std::move(refused));
    }
    const auto body = payload.root();
    if (!body.isObject()) {
        return std::optional<DecodedBody>();
    }
    Adaptation adaptation(request, context);
    auto& event = adaptation.addEvent();
    auto refused = replaceByJson(message, body);
    if (message.text.empty()) {
        message.text = "triggered";
    }
    if (!refused) {
        refused = addMessage(event, message, adaptation);
    }
    event.addRest(body);
    return finish(std::move(refused), adaptation);
}

} // namespace

AdaptOutcome adaptNtfy(const RequestBody& request, const DecodeContext& context) {
    const NtfyParameters parameters(request);
    if (auto refused = findUnsupported(parameters)) {
        return tl::unexpected<DecodeRefusal>(*std::move(refused));
    }
    auto message = readNtfyParameters(parameters, request);
    return request.topic.empty() ? adaptJsonMessage(std::move(message), request, context)
                                 : adaptText(std::move(message), request, context);
}

} // namespace tempo::ingest
