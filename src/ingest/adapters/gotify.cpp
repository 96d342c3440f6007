#include "ingest/adapters/gotify.hpp"

#include "core/ascii.hpp"
#include "ingest/adapters/adaptation.hpp"
#include "ingest/adapters/foreign_text.hpp"
#include "ingest/adapters/form_data.hpp"
#include "ingest/json_writer.hpp"
#include "ingest/media_type.hpp"
#include "ingest/utf8.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

namespace tempo::ingest {
namespace {

tl::unexpected<DecodeRefusal> refuse(Refusal kind, std::string detail, std::string pointer) {
    DecodeRefusal refusal{kind, std::move(detail), {}};
    if (!pointer.empty()) {
        refusal.faults.push_back({std::move(pointer), "Is needed."});
    }
    return tl::unexpected<DecodeRefusal>(std::move(refusal));
}

Severity severityOf(std::int64_t priority) {
    if (priority >= 10) {
        return Severity::Critical;
    }
    if (priority >= 8) {
        return Severity::Error;
    }
    return priority >= 6 ? Severity::Warning : Severity::Info;
}

/// One message, however it was encoded.
struct Message {
    std::string_view title;
    std::string_view text;
    std::int64_t priority = 0;
};

std::string echoOf(const AdaptedEvent& event, const Message& message, const std::string& extras) {
    std::string echo = ",\"message\":";
    appendJsonString(echo, message.text);
    echo += ",\"title\":";
    appendJsonString(echo, ascii::trimmed(message.title).empty() ? event.title() : message.title);
    echo += ",\"priority\":" + std::to_string(message.priority);
    return extras.empty() ? echo : echo + ",\"extras\":" + extras;
}

AdaptedEvent& addMessage(const Message& message, Adaptation& adaptation) {
    auto& event = adaptation.addEvent();
    event.setSeverity(severityOf(message.priority));
    event.setTitle(message.title);
    if (event.hasTitle()) {
        event.summarize("message", message.text);
    } else {
        event.add("message", message.text);
        event.setTitle(message.text);
        event.setTitle("A message without words");
    }
    event.add("priority", message.priority);
    return event;
}

bool readJsonMessage(const Foreign& body, Adaptation& adaptation) {
    const auto priority = body["priority"].integer();
    const Message message{.title = body["title"].text(),
                          .text = body["message"].text(),
                          .priority = priority.value_or(0)};
    if (message.text.empty() || (body["priority"].exists() && !priority)) {
        return false;
    }
    auto& event = addMessage(message, adaptation);
    const auto extras = body["extras"];
    event.openUrl("Open", extras["client::notification"]["click"]["url"].text());
    std::string extrasText;
    if (extras.isObject()) {
        appendJson(extrasText, extras.value());
    }
    adaptation.setEcho(echoOf(event, message, extrasText));
    event.add("extras", extras);
    for (const auto* const key : {"title", "message", "priority", "id", "appid", "date"}) {
        body[key].take();
    }
    event.addRest(body);
    return true;
}

std::optional<std::int64_t> wholeNumber(std::string_view text) {
    std::int64_t number = 0;
    const auto* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc() && read.ptr == end ? std::optional(number) : std::nullopt;
}

AdaptOutcome adaptForm(const Form& form, const RequestBody& request, const DecodeContext& context) {
    if (!std::ranges::all_of(form, [](const auto& field) { return isUtf8(field.value); })) {
        return refuse(Refusal::NotJson, "The form is not in UTF-8.", {});
    }
    const auto written = valueOf(form, "priority").value_or("");
    const auto priority = wholeNumber(written.empty() ? "0" : written); // as its server takes it
    const Message message{.title = valueOf(form, "title").value_or(""),
                          .text = valueOf(form, "message").value_or(""),
                          .priority = priority.value_or(0)};
    if (message.text.empty() || !priority) {
        return refuse(Refusal::InvalidEvent,
                      message.text.empty() ? "Field 'message' is required."
                                           : "Field 'priority' must be a whole number.",
                      message.text.empty() ? "/message" : "/priority");
    }
    Adaptation adaptation(request, context);
    const auto& event = addMessage(message, adaptation);
    adaptation.setEcho(echoOf(event, message, {}));
    return adaptation.finish();
}

/// The fields of the body and, after them, those of the query.
Form withQuery(Form form, std::string_view query) {
    for (auto& field : parseUrlEncoded(query)) {
        form.push_back(std::move(field));
    }
    return form;
}

} // namespace

AdaptOutcome adaptGotify(const RequestBody& request, const DecodeContext& context) {
    const auto type = parseMediaType(request.contentType.substr(0, request.contentType.find(';')));
    const auto name = type ? type->name : std::string();
    if (type && isJson(*type)) {
        auto outcome = adaptJson(request, context, readJsonMessage);
        if (outcome && !*outcome) {
            return refuse(Refusal::InvalidEvent,
                          "Field 'message' is required; 'priority' must be a whole number.",
                          "/message");
        }
        return outcome;
    }
    if (name == "multipart/form-data") {
        auto form = parseMultipart(request.contentType, request.body);
        return form ? adaptForm(withQuery(*std::move(form), request.query), request, context)
                    : refuse(Refusal::NotJson, "The body is not multipart/form-data.", {});
    }
    if (request.contentType.empty() || name == "application/x-www-form-urlencoded") {
        return adaptForm(withQuery(parseUrlEncoded(request.body), request.query), request, context);
    }
    return refuse(Refusal::UnsupportedMediaType,
                  "A message is read from application/json, application/x-www-form-urlencoded and "
                  "multipart/form-data.",
                  {});
}

} // namespace tempo::ingest
