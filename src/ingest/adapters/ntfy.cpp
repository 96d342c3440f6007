#include "ingest/adapters/ntfy.hpp"

#include "ingest/adapters/adaptation.hpp"
#include "ingest/adapters/foreign_text.hpp"
#include "ingest/adapters/ntfy_actions.hpp"
#include "ingest/adapters/ntfy_message.hpp"
#include "ingest/json_writer.hpp"
#include "ingest/utf8.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tempo::ingest {
namespace {

/// One message, however it was published.
struct Message {
    std::string topic;
    std::string title;
    std::string text;
    std::string priority; ///< as it was sent; empty: not at all
    std::vector<std::string> tags;
    std::string click;
    std::string icon;
    std::string attach;
    std::string filename;
    std::string sequenceId;
    std::string markdown; ///< a truth in words
    std::string actions;  ///< as JSON or in the short form
};

DecodeRefusal refusal(std::string_view member, std::string detail) {
    return {Refusal::InvalidEvent,
            "The message cannot be taken as it is; nothing was stored.",
            {{"/" + std::string(member), std::move(detail)}}};
}

bool isYes(std::string_view text) {
    const auto word = lowered(text);
    return word == "1" || word == "yes" || word == "true";
}

Message fromParameters(const NtfyParameters& parameters, const RequestBody& request) {
    Message message;
    message.topic = request.topic;
    message.title = parameters.value({"x-title", "title", "t"});
    message.text = parameters.value({"x-message", "message", "m"});
    message.priority = parameters.value({"x-priority", "priority", "prio", "p"});
    message.tags = splitNtfyTags(parameters.value({"x-tags", "tags", "tag", "ta"}));
    message.click = parameters.value({"x-click", "click"});
    message.icon = parameters.value({"x-icon", "icon"});
    message.attach = parameters.value({"x-attach", "attach", "a"});
    message.filename = parameters.value({"x-filename", "filename", "file", "f"});
    message.sequenceId = parameters.value({"x-sequence-id", "sequence-id", "sid"});
    message.markdown = parameters.value({"x-markdown", "markdown", "md"});
    message.actions = parameters.value({"x-actions", "actions", "action"});
    if (request.contentType.starts_with("text/markdown")) {
        message.markdown = "yes";
    }
    return message;
}

/// The first thing that is asked for and cannot be done.
std::optional<DecodeRefusal> findUnsupported(const NtfyParameters& parameters) {
    if (parameters.isSet({"x-delay", "delay", "x-at", "at", "x-in", "in"})) {
        return refusal("delay", "Tempo holds no messages back; send it when it is due.");
    }
    if (parameters.isSet({"x-email", "x-e-mail", "email", "e-mail", "mail", "e"})) {
        return refusal("email", "Tempo sends no e-mail.");
    }
    if (parameters.isSet({"x-call", "call"})) {
        return refusal("call", "Tempo calls nobody.");
    }
    if (parameters.isSet({"x-template", "template", "tpl"})) {
        return refusal("template", "Tempo fills in no templates; webhooks of other tools go to "
                                   "/ingest and the tool's name.");
    }
    return std::nullopt;
}

// Actions ---------------------------------------------------------------------------------------

Expected<std::vector<NtfyAction>> actionsOf(const Message& message) {
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

enum class Doable : bool { No, Yes };

Doable addAction(AdaptedEvent& event, const NtfyAction& action) {
    const auto kind = lowered(action.value("action"));
    if (kind == "view") {
        event.openUrl(action.value("label"), action.value("url"));
        return Doable::Yes;
    }
    if (kind == "copy") {
        event.copyText(action.value("label"), action.value("value"));
        return Doable::Yes;
    }
    return Doable::No;
}

std::optional<DecodeRefusal> addActions(AdaptedEvent& event, const Message& message) {
    constexpr std::array<std::string_view, 4> kKinds{"view", "http", "broadcast", "copy"};
    const auto actions = actionsOf(message);
    if (!actions) {
        return refusal("actions", actions.error().detail);
    }
    bool all = true;
    for (const auto& action : *actions) {
        if (std::ranges::find(kKinds, lowered(action.value("action"))) == kKinds.end() ||
            action.value("label").empty()) {
            return refusal("actions", "An action needs a label and one of the kinds view, http, "
                                      "broadcast and copy.");
        }
        all = addAction(event, action) == Doable::Yes && all;
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

void addWords(AdaptedEvent& event, const Message& message) {
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

void echo(std::string& out, std::string_view name, std::string_view text) {
    if (!text.empty()) {
        appendJsonString(out += ',', name);
        appendJsonString(out += ':', text);
    }
}

std::string echoOf(const Message& message, int priority) {
    std::string out;
    echo(out, "topic", message.topic);
    echo(out, "sequence_id", message.sequenceId);
    echo(out, "title", message.title);
    echo(out, "message", message.text);
    if (!message.priority.empty()) {
        out += ",\"priority\":" + std::to_string(priority);
    }
    if (!message.tags.empty()) {
        out += ",\"tags\":[";
        for (const auto& tag : message.tags) {
            out += out.ends_with('[') ? "" : ",";
            appendJsonString(out, tag);
        }
        out += ']';
    }
    echo(out, "click", message.click);
    echo(out, "icon", message.icon);
    return out;
}

std::optional<DecodeRefusal> addMessage(AdaptedEvent& event, const Message& message,
                                        Adaptation& adaptation) {
    if (!isNtfyTopic(message.topic)) {
        return refusal("topic", "Must be 1 to 64 letters, digits, hyphens and underscores.");
    }
    const auto priority = parseNtfyPriority(message.priority);
    if (!priority) {
        return refusal("priority", "Must be 1 to 5, min, low, default, high, max or urgent.");
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
AdaptOutcome adaptText(Message message, const RequestBody& request, const DecodeContext& context) {
    Adaptation adaptation(request, context);
    auto& event = adaptation.addEvent();
    const auto body = trimmed(request.body);
    if (!body.empty() && isUtf8(body)) {
        message.text = body;
    } else if (!body.empty() && !event.addImage(request.body)) {
        return finish(refusal("message", "The body is neither text in UTF-8 nor an image; Tempo "
                                         "keeps no files."),
                      adaptation);
    }
    if (message.text.empty()) {
        message.text = message.filename.empty() ? "triggered" : message.filename;
    }
    auto refused = addMessage(event, message, adaptation);
    return finish(std::move(refused), adaptation);
}

void replace(std::string& value, const Foreign& member) {
    if (!member.take().text().empty()) {
        value = member.text();
    }
}

std::optional<DecodeRefusal> replaceByJson(Message& message, const Foreign& body) {
    replace(message.topic, body["topic"]);
    replace(message.title, body["title"]);
    replace(message.text, body["message"]);
    replace(message.priority, body["priority"]);
    replace(message.click, body["click"]);
    replace(message.icon, body["icon"]);
    replace(message.attach, body["attach"]);
    replace(message.filename, body["filename"]);
    replace(message.sequenceId, body["sequence_id"]);
    replace(message.markdown, body["markdown"]);
    if (body["tags"].isArray()) {
        message.tags.clear();
        for (const auto& tag : body["tags"].take().children()) {
            message.tags.emplace_back(tag.text());
        }
    }
    if (body["actions"].isArray()) {
        message.actions.clear();
        appendJson(message.actions, body["actions"].take().value());
    }
    for (const auto* const member : {"delay", "email", "call"}) {
        if (!body[member].text().empty()) {
            return refusal(member, "Tempo does not do that; leave it out.");
        }
    }
    return std::nullopt;
}

AdaptOutcome adaptJsonMessage(Message message, const RequestBody& request,
                              const DecodeContext& context) {
    Payload payload;
    if (trimmed(request.body).empty()) {
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
    auto message = fromParameters(parameters, request);
    return request.topic.empty() ? adaptJsonMessage(std::move(message), request, context)
                                 : adaptText(std::move(message), request, context);
}

} // namespace tempo::ingest
