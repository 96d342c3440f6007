#include "store/events/event_document.hpp"

#include <nlohmann/json.hpp>

#include <string_view>

namespace tempo::store {
namespace {

/// Puts members together; metadata and actions are JSON already and go in as they are.
class Document {
public:
    void raw(std::string_view name, std::string_view json) {
        text_ += text_.empty() ? "{\"" : ",\"";
        text_.append(name).append("\":").append(json);
    }

    void text(std::string_view name, std::string_view value) {
        raw(name,
            nlohmann::json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    }

    void textIfSet(std::string_view name, const std::optional<std::string>& value) {
        if (value) {
            text(name, *value);
        }
    }

    void timeIfSet(std::string_view name, const std::optional<Timestamp>& value) {
        if (value) {
            text(name, formatRfc3339(*value));
        }
    }

    std::string finish() && { return std::move(text_ += '}'); }

private:
    std::string text_;
};

using Json = nlohmann::json;

std::optional<std::string> textOf(const Json& document, const char* name) {
    const auto found = document.find(name);
    return found != document.end() && found->is_string() ? std::optional(found->get<std::string>())
                                                         : std::nullopt;
}

/// A word or a time of the document, as `parse` understands it.
template<class Parse>
auto read(const Json& document, const char* name, Parse parse)
    -> decltype(parse(std::string_view())) {
    const auto text = textOf(document, name);
    return text ? parse(*text) : std::nullopt;
}

std::string objectOf(const Json& document, const char* name) {
    const auto found = document.find(name);
    return found != document.end() && found->is_object() ? found->dump() : "{}";
}

} // namespace

std::string documentOf(const Event& event) {
    Document document;
    document.text("id", event.id.toString());
    document.text("title", event.title);
    document.textIfSet("subtitle", event.subtitle);
    document.text("providerIdentifier", event.providerIdentifier);
    document.textIfSet("externalID", event.externalID);
    document.text("eventType", toText(event.eventType));
    document.text("severity", toText(event.severity));
    document.text("state", toText(event.state));
    if (event.senderSeverity) {
        document.text("senderSeverity", toText(*event.senderSeverity));
    }
    if (event.senderState) {
        document.text("senderState", toText(*event.senderState));
    }
    document.text("startDate", formatRfc3339(event.startDate));
    document.timeIfSet("endDate", event.endDate);
    document.text("receivedAt", formatRfc3339(event.receivedAt));
    document.raw("metadata", event.metadata);
    document.raw("actions", event.actions);
    document.raw("revision", std::to_string(event.revision));
    document.timeIfSet("acknowledgedAt", event.acknowledgedAt);
    document.timeIfSet("dismissedAt", event.dismissedAt);
    document.text("transport", toText(event.transport));
    document.text("sender", event.sender.toString());
    return std::move(document).finish();
}

std::optional<Event> readDocument(std::string_view document) {
    const auto json = Json::parse(document, nullptr, false);
    if (!json.is_object()) {
        return std::nullopt;
    }
    const auto receivedAt = read(json, "receivedAt", parseRfc3339);
    const auto startDate = read(json, "startDate", parseRfc3339);
    if (!receivedAt || !startDate) {
        return std::nullopt;
    }
    Event event;
    event.providerIdentifier = textOf(json, "providerIdentifier").value_or("");
    event.externalID = textOf(json, "externalID");
    event.title = textOf(json, "title").value_or("");
    event.subtitle = textOf(json, "subtitle");
    event.eventType = read(json, "eventType", parseEventType).value_or(EventType::Alert);
    event.senderSeverity = read(json, "senderSeverity", parseSeverity);
    event.senderState = read(json, "senderState", parseState);
    event.startDate = *startDate;
    event.endDate = read(json, "endDate", parseRfc3339);
    event.receivedAt = *receivedAt;
    event.metadata = objectOf(json, "metadata");
    return event;
}

} // namespace tempo::store
