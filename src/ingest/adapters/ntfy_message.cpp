#include "ingest/adapters/ntfy_message.hpp"

#include "ingest/json_writer.hpp"

#include <utility>

namespace tempo::ingest {
namespace {

void replace(std::string& value, const Foreign& member) {
    if (!member.take().text().empty()) {
        value = member.text();
    }
}

/// A field of a header has one line: ntfy takes a backslash and an n for the end of one.
std::string withLineBreaks(std::string text) {
    constexpr std::string_view kWritten = "\\n";
    for (auto at = text.find(kWritten); at != std::string::npos; at = text.find(kWritten, at)) {
        text.replace(at, kWritten.size(), "\n");
    }
    return text;
}

void replaceLists(NtfyMessage& message, const Foreign& body) {
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
}

void echo(std::string& out, std::string_view name, std::string_view text) {
    if (!text.empty()) {
        appendJsonString(out += ',', name);
        appendJsonString(out += ':', text);
    }
}

} // namespace

DecodeRefusal refuseNtfy(std::string_view member, std::string detail) {
    return {Refusal::InvalidEvent,
            "The message cannot be taken as it is; nothing was stored.",
            {{"/" + std::string(member), std::move(detail)}}};
}

NtfyMessage readNtfyParameters(const NtfyParameters& parameters, const RequestBody& request) {
    NtfyMessage message;
    message.topic = request.topic;
    message.title = parameters.value({"x-title", "title", "t"});
    message.text = withLineBreaks(parameters.value({"x-message", "message", "m"}));
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

std::optional<DecodeRefusal> findUnsupported(const NtfyParameters& parameters) {
    if (parameters.isSet({"x-delay", "delay", "x-at", "at", "x-in", "in"})) {
        return refuseNtfy("delay", "Tempo holds no messages back; send it when it is due.");
    }
    if (parameters.isSet({"x-email", "x-e-mail", "email", "e-mail", "mail", "e"})) {
        return refuseNtfy("email", "Tempo sends no e-mail.");
    }
    if (parameters.isSet({"x-call", "call"})) {
        return refuseNtfy("call", "Tempo calls nobody.");
    }
    if (parameters.isSet({"x-template", "template", "tpl"})) {
        return refuseNtfy("template", "Tempo fills in no templates; webhooks of other tools go to "
                                      "/ingest and the tool's name.");
    }
    return std::nullopt;
}

std::optional<DecodeRefusal> replaceByJson(NtfyMessage& message, const Foreign& body) {
    replace(message.topic, body["topic"]);
    replace(message.title, body["title"]);
    replace(message.text, body["message"]);
    if (body["priority"].take().text() != "0") { // which stands for none
        replace(message.priority, body["priority"]);
    }
    replace(message.click, body["click"]);
    replace(message.icon, body["icon"]);
    replace(message.attach, body["attach"]);
    replace(message.filename, body["filename"]);
    replace(message.sequenceId, body["sequence_id"]);
    replace(message.markdown, body["markdown"]);
    replaceLists(message, body);
    for (const auto* const member : {"delay", "email", "call"}) {
        if (!body[member].text().empty()) {
            return refuseNtfy(member, "Tempo does not do that; leave it out.");
        }
    }
    return std::nullopt;
}

std::string echoOf(const NtfyMessage& message, int priority) {
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

} // namespace tempo::ingest
