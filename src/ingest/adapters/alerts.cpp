#include "ingest/adapters/alerts.hpp"

#include "ingest/adapters/adaptation.hpp"
#include "ingest/adapters/foreign_text.hpp"

#include <algorithm>

namespace tempo::ingest {
namespace {

bool isAlert(const Foreign& alert) {
    return alert["labels"].isObject() && alert["status"].isString();
}

void addWords(AdaptedEvent& event, const Foreign& alert) {
    const auto labels = alert["labels"];
    const auto annotations = alert["annotations"];
    event.setTitle(annotations["summary"].text());
    event.setTitle(labels["alertname"].text());
    event.setTitle("An alert without a name");
    event.setSubtitle(firstOf(annotations, {"description", "message"}).text());
    for (const auto* const label : {"alertname", "instance", "job", "severity"}) {
        event.add(label, labels[label].text());
    }
    event.add("labels", labels);
    event.add("annotations", annotations);
}

void addStanding(AdaptedEvent& event, const Foreign& alert) {
    const bool resolved = alert["status"].text() == "resolved";
    event.setState(resolved ? State::Resolved : State::Firing);
    event.setSeverity(resolved ? Severity::Ok
                               : parseForeignSeverity(alert["labels"]["severity"].text()));
    event.setStart(parseForeignTime(alert["startsAt"].take().text()));
    // While it fires, this is when it would be forgotten, or not set.
    const auto end = parseForeignTime(alert["endsAt"].text());
    if (resolved) {
        event.setEnd(end);
    }
    if (resolved || !end) {
        alert["endsAt"].take();
    }
    event.setExternalId(alert["fingerprint"].text());
    event.add("status", alert["status"]);
    event.add("fingerprint", alert["fingerprint"]);
}

void addLinks(AdaptedEvent& event, const Foreign& body, const Foreign& alert) {
    struct Link {
        std::string_view key;
        std::string_view label;
    };
    for (const auto& [key, label] : {Link{"generatorURL", "Open rule"},
                                     {"dashboardURL", "Open dashboard"},
                                     {"panelURL", "Open panel"},
                                     {"silenceURL", "Silence"}}) {
        event.openUrl(label, alert[key].text());
        event.add(key, alert[key]);
    }
    event.openUrl("Open runbook", alert["annotations"]["runbook_url"].text());
    event.openUrl("Open overview", body["externalURL"].text());
}

void addGroup(AdaptedEvent& event, const Foreign& body) {
    for (const auto* const key :
         {"receiver", "groupKey", "externalURL", "truncatedAlerts", "orgId"}) {
        event.add(key, body[key]);
    }
}

bool read(const Foreign& body, Adaptation& adaptation) {
    const auto alerts = body["alerts"].children();
    if (!body["alerts"].isArray() || !std::ranges::all_of(alerts, isAlert)) {
        return false;
    }
    for (const auto* const common :
         {"commonLabels", "commonAnnotations", "groupLabels", "status", "state", "version"}) {
        body[common].take();
    }
    adaptation.answerAsBatch();
    for (const auto& alert : alerts) {
        auto& event = adaptation.addEvent();
        addWords(event, alert);
        addStanding(event, alert);
        addLinks(event, body, alert);
        for (const auto* const key : {"values", "valueString", "imageURL", "ruleUID"}) {
            event.add(key, alert[key]);
        }
        addGroup(event, body);
        event.addRest(alert);
    }
    if (!alerts.empty()) {
        adaptation.first().add("groupTitle", body["title"]);
        adaptation.first().add("groupMessage", body["message"]);
    }
    adaptation.addSharedRest(body);
    return true;
}

} // namespace

AdaptOutcome adaptAlerts(const RequestBody& request, const DecodeContext& context) {
    return adaptJson(request, context, read);
}

} // namespace tempo::ingest
