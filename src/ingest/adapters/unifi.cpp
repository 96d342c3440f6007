#include "ingest/adapters/unifi.hpp"

#include "ingest/adapters/adaptation.hpp"
#include "ingest/adapters/foreign_text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace tempo::ingest {
namespace {

constexpr std::array<std::string_view, 4> kWrappers{"alarm", "data", "payload", "body"};

/// What the body, or what it is wrapped in, holds under `member`.
Foreign unwrapped(const Foreign& body, std::string_view member) {
    for (const auto wrapper : kWrappers) {
        if (body[wrapper].isObject() && body[wrapper][member].exists()) {
            return body[wrapper];
        }
    }
    return body;
}

// UniFi Protect ---------------------------------------------------------------------------------

/// The keys of all triggers, each once.
std::string detections(const Foreign& alarm) {
    constexpr std::size_t kMostTriggers = 32; // more are in metadata, but not in the summary
    std::string found;
    const auto triggers = alarm["triggers"].children();
    for (std::size_t i = 0; i < std::min(triggers.size(), kMostTriggers); ++i) {
        const auto key = triggers[i]["key"].text();
        if (!key.empty() &&
            (',' + found + ',').find(',' + std::string(key) + ',') == std::string::npos) {
            found.append(found.empty() ? "" : ",").append(key);
        }
    }
    return found;
}

void addDetection(AdaptedEvent& event, const Foreign& alarm) {
    const auto triggers = alarm["triggers"].children();
    event.add("detectionType", detections(alarm));
    if (!triggers.empty()) {
        const auto& first = triggers.front();
        event.add("cameraMac", first["device"].text());
        event.add("eventId", first["eventId"].text());
        event.setExternalId(first["eventId"].text());
        event.setStart(parseForeignTime(first["timestamp"].text()));
    }
    event.add("triggers", alarm["triggers"]);
}

bool readProtect(const Foreign& body, Adaptation& adaptation) {
    const auto alarm = unwrapped(body, "triggers");
    if (!alarm["triggers"].isArray()) {
        return false;
    }
    auto& event = adaptation.addEvent();
    event.setTitle(alarm["name"].text());
    event.setTitle("An alarm of UniFi Protect");
    event.setSubtitle(detections(alarm));
    event.setStart(parseForeignTime(body["timestamp"].text()));
    event.add("source", "protect");
    event.add("alarmName", alarm["name"]);
    addDetection(event, alarm);
    for (const auto* const key : {"eventLocalLink", "eventPath", "conditions", "sources"}) {
        event.add(key, alarm[key]);
    }
    event.openUrl("Open in Protect", alarm["eventLocalLink"].text());
    event.addThumbnail(alarm["thumbnail"]);
    event.addRest(body);
    return true;
}

// UniFi Network ---------------------------------------------------------------------------------

struct Field {
    std::string_view key;
    std::array<std::string_view, 8> names; ///< in the order of preference; the last are empty
};

constexpr Field kNetworkFields[] = {
    {"alarmKey", {"key", "alert_key", "alarm_key", "alarmKey", "deviceEventClassId"}},
    {"alarmName", {"name", "alarm_name", "alarmName", "event", "id"}},
    {"alarmId", {"alarm_id", "alert_id", "_id", "uuid"}},
    {"clientMac", {"UNIFIclientMac", "client_mac", "clientMac", "client_device_id"}},
    {"client", {"UNIFIclientAlias", "UNIFIclientHostname", "client_name", "hostname"}},
    {"clientIp", {"UNIFIclientIp", "client_ip", "ip"}},
    {"deviceMac",
     {"UNIFIdeviceMac", "UNIFIconnectedToDeviceMac", "UNIFIlastConnectedToDeviceMac", "device_mac",
      "deviceMac", "ap", "sw", "gw"}},
    {"device",
     {"UNIFIdeviceName", "UNIFIconnectedToDeviceName", "UNIFIlastConnectedToDeviceName",
      "device_name", "deviceName", "ap_name", "sw_name", "gw_name"}},
    {"deviceModel",
     {"UNIFIdeviceModel", "UNIFIconnectedToDeviceModel", "UNIFIlastConnectedToDeviceModel",
      "ap_model", "device_model"}},
    {"category", {"UNIFIcategory", "category", "subsystem"}},
    {"subCategory", {"UNIFIsubCategory"}},
    {"network", {"UNIFInetworkName", "network"}},
    {"wifi", {"UNIFIwifiName", "ssid"}},
    {"site", {"site", "site_name", "site_id"}},
    {"controller", {"UNIFIhost", "controller"}},
    {"message", {"message", "msg", "text"}},
};

/// The first of the names in the alarm itself, its parameters or its scope.
Foreign find(const Foreign& alarm, const Field& field) {
    for (const auto name : field.names) {
        if (name.empty()) {
            break;
        }
        for (const auto& place : {alarm, alarm["parameters"], alarm["scope"]}) {
            if (!place[name].text().empty()) {
                return place[name];
            }
        }
    }
    return alarm[std::string_view()];
}

Foreign find(const Foreign& alarm, std::string_view key) {
    for (const auto& field : kNetworkFields) {
        if (field.key == key) {
            return find(alarm, field);
        }
    }
    return alarm[std::string_view()];
}

bool isNetworkAlarm(const Foreign& alarm) {
    const bool named = find(alarm, "alarmKey").exists() || alarm["parameters"].isObject();
    return alarm.isObject() && !alarm["title"].exists() &&
           (named || (alarm["name"].exists() && alarm["message"].exists()));
}

bool isMac(std::string_view text) {
    constexpr std::size_t kSize = 17;
    return text.size() == kSize && std::ranges::count(text, ':') == 5 &&
           text.find_first_not_of("0123456789abcdefABCDEF:") == std::string_view::npos;
}

void addNetworkAlarm(const Foreign& alarm, Adaptation& adaptation) {
    auto& event = adaptation.addEvent();
    const auto name = find(alarm, "alarmName");
    event.setTitle(find(alarm, "message").text());
    event.setTitle(name.text());
    event.setTitle(find(alarm, "alarmKey").text());
    event.setTitle("An alarm of UniFi Network");
    if (name.text() != event.title()) {
        event.setSubtitle(name.text());
    }
    event.setExternalId(find(alarm, "alarmId").text());
    const Field time{"time", {"UNIFIutcTime", "time", "timestamp", "datetime"}};
    event.setStart(parseForeignTime(find(alarm, time).text()));
    event.add("source", "unifi");
    for (const auto& field : kNetworkFields) {
        event.add(field.key, find(alarm, field));
    }
    // In alarms about a client, but a person's name in others.
    for (const auto* const key : {"user", "guest"}) {
        if (isMac(alarm[key].text())) {
            event.add("clientMac", alarm[key]);
        }
    }
    event.addRest(alarm);
}

/// The body, or what it is wrapped in.
Foreign alarmIn(const Foreign& body) {
    for (const auto wrapper : kWrappers) {
        if (isNetworkAlarm(body[wrapper])) {
            return body[wrapper];
        }
    }
    return body;
}

bool readNetwork(const Foreign& body, Adaptation& adaptation) {
    const auto events = unwrapped(body, "events")["events"];
    const auto alarms = events.isArray() ? events.children() : std::vector<Foreign>{alarmIn(body)};
    if (!std::ranges::all_of(alarms, isNetworkAlarm)) {
        return false;
    }
    for (const auto& alarm : alarms) {
        addNetworkAlarm(alarm, adaptation);
    }
    adaptation.addSharedRest(body);
    return true;
}

bool readEither(const Foreign& body, Adaptation& adaptation) {
    if (readProtect(body, adaptation)) {
        adaptation.extendProviders("protect");
        return true;
    }
    adaptation.extendProviders("network");
    return readNetwork(body, adaptation);
}

} // namespace

AdaptOutcome adaptUnifiNetwork(const RequestBody& request, const DecodeContext& context) {
    return adaptJson(request, context, readNetwork);
}

AdaptOutcome adaptUnifiProtect(const RequestBody& request, const DecodeContext& context) {
    return adaptJson(request, context, readProtect);
}

AdaptOutcome adaptUnifi(const RequestBody& request, const DecodeContext& context) {
    return adaptJson(request, context, readEither);
}

} // namespace tempo::ingest
