#include "ingest/adapters/uptime_kuma.hpp"

#include "core/ascii.hpp"
#include "ingest/adapters/adaptation.hpp"
#include "ingest/adapters/foreign_text.hpp"
#include "ingest/adapters/form_data.hpp"

#include <array>
#include <cstddef>

namespace tempo::ingest {
namespace {

/// What Uptime Kuma's numbers for a status mean, by the number.
struct Status {
    std::string_view badge;
    std::string_view state;
    Severity severity;
    State standing;
};

constexpr std::array<Status, 4> kStatuses{
    {{"DOWN", "down", Severity::Critical, State::Firing},
     {"UP", "up", Severity::Ok, State::Resolved},
     {"PENDING", "pending", Severity::Warning, State::Info},
     {"MAINTENANCE", "maintenance", Severity::Info, State::Info}}};

const Status* statusOf(const Foreign& heartbeat) {
    const auto number = heartbeat["status"].integer();
    return number && *number >= 0 && *number < static_cast<std::int64_t>(kStatuses.size())
               ? &kStatuses.at(static_cast<std::size_t>(*number))
               : nullptr;
}

void addMonitor(AdaptedEvent& event, const Foreign& monitor) {
    event.add("monitorID", monitor["id"]);
    event.add("monitorName", monitor["name"]);
    event.add("monitorType", monitor["type"]);
    // The form's empty field, on monitors of things that have no URL.
    if (const auto url = monitor["url"]; url.text() == "https://" || url.text() == "http://") {
        url.take();
    } else {
        event.add("url", url);
        event.openUrl("Open", url.text());
    }
    event.add("hostname", monitor["hostname"]);
    event.add("port", monitor["port"]);
    event.add("tags", monitor["tags"]);
}

void addHeartbeat(AdaptedEvent& event, const Foreign& heartbeat, const Status& status) {
    event.add("badge", status.badge);
    event.add("state", status.state);
    event.setSeverity(status.severity);
    event.setState(status.standing);
    event.setSubtitle(heartbeat["msg"].take().text());
    event.setStart(parseForeignTime(heartbeat["time"].text()));
    heartbeat["status"].take();
    event.add("important", heartbeat["important"]);
    event.add("ping", heartbeat["ping"]);
    event.add("monitorID", heartbeat["monitorID"]);
    event.add("checkedAt", heartbeat["time"]);
    event.add("duration", heartbeat["duration"]);
    event.add("lastDownTime", heartbeat["lastDownTime"]);
}

bool readBeat(const Foreign& body, Adaptation& adaptation) {
    const auto heartbeat = body["heartbeat"];
    const auto monitor = body["monitor"];
    const auto* const status = statusOf(heartbeat);
    if (status == nullptr) {
        return false;
    }
    auto& event = adaptation.addEvent();
    event.setTitle(monitor["name"].text());
    event.setTitle(body["msg"].text());
    event.setTitle("A monitor of Uptime Kuma");
    addMonitor(event, monitor);
    addHeartbeat(event, heartbeat, *status);
    event.add("message", body["msg"]);
    const auto id = monitor["id"].exists() ? monitor["id"] : heartbeat["monitorID"];
    if (!id.text().empty()) {
        event.setExternalId("kuma:" + std::string(id.text()));
    }
    event.addRest(body);
    return true;
}

/// What a test from the settings says behind the name of the notification.
constexpr std::string_view kTestWords = " Testing";

/// A test from the settings, or a notice, such as of a certificate that expires: only words.
bool readNotice(const Foreign& body, Adaptation& adaptation) {
    const bool only = body["msg"].isString() && !body["heartbeat"].exists() &&
                      !body["monitor"].exists() && body.value().childCount() == 3;
    if (!only) {
        return false;
    }
    auto& event = adaptation.addEvent();
    event.setType(EventType::Event);
    event.setTitle(body["msg"].text());
    event.setTitle("A notice of Uptime Kuma");
    const bool isTest = body["msg"].text().ends_with(kTestWords);
    event.add("badge", isTest ? "Test" : "Notice");
    event.add("state", isTest ? "test" : "notice");
    if (!isTest) {
        event.setSeverity(Severity::Warning);
    }
    event.setState(State::Info);
    event.add("message", body["msg"]);
    return true;
}

bool read(const Foreign& body, Adaptation& adaptation) {
    return body.isObject() && (readBeat(body, adaptation) || readNotice(body, adaptation));
}

} // namespace

AdaptOutcome adaptUptimeKuma(const RequestBody& request, const DecodeContext& context) {
    if (!ascii::equalIgnoringCase(request.contentType.substr(0, request.contentType.find(';')),
                                  "multipart/form-data")) {
        return adaptJson(request, context, read);
    }
    const auto form = parseMultipart(request.contentType, request.body);
    const auto data = form ? valueOf(*form, "data") : std::nullopt;
    return data ? adaptJsonText(*data, request, context, read) : std::optional<DecodedBody>();
}

} // namespace tempo::ingest
