#include "ingest/adapters/healthchecks.hpp"

#include "core/ascii.hpp"
#include "ingest/adapters/adaptation.hpp"
#include "ingest/adapters/foreign_text.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace tempo::ingest {
namespace {

std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> found;
    for (text = ascii::trimmed(text); !text.empty(); text = ascii::trimmed(text)) {
        const auto size = std::min(text.find(' '), text.size());
        found.emplace_back(text.substr(0, size));
        text.remove_prefix(size);
    }
    return found;
}

/// The object with the check's fields: `$JSON`, alone or as `check`, or the template itself.
Foreign checkOf(const Foreign& body) {
    return body["check"].isObject() ? body["check"] : body;
}

bool isCheck(const Foreign& body) {
    const auto check = checkOf(body);
    const bool named =
        body["check"].exists() || (check["name"].isString() && check["n_pings"].exists());
    return body.isObject() && named &&
           firstOf(body, {"status"}).exists() + check["status"].exists() > 0;
}

void addStatus(AdaptedEvent& event, std::string_view status) {
    event.add("status", status);
    if (status == "down") {
        event.setState(State::Firing);
        event.setSeverity(Severity::Error);
    } else if (status == "up") {
        event.setState(State::Resolved);
        event.setSeverity(Severity::Ok);
    }
}

void addFields(AdaptedEvent& event, const Foreign& body, const Foreign& check) {
    const auto tags = body["tags"].exists() ? body["tags"] : check["tags"];
    event.addTexts("tags", words(tags.take().text()));
    event.add("code", firstOf(body, {"code"}));
    event.add("code", firstOf(check, {"uuid"}));
    event.add("slug", check["slug"]);
    event.add("description", check["desc"]);
    event.add("lastPing", check["last_ping"]);
    event.add("nextPing", check["next_ping"]);
    event.add("body", body["body"]);
    event.add("exitStatus", body["exitstatus"]);
    event.add("url", firstOf(body, {"url"}));
    event.openUrl("Open check", body["url"].text());
}

bool read(const Foreign& body, Adaptation& adaptation) {
    if (!isCheck(body)) {
        return false;
    }
    const auto check = checkOf(body);
    const auto name = body["check"].isString() ? body["check"] : check["name"];
    const auto status = body["status"].exists() ? body["status"] : check["status"];
    auto& event = adaptation.addEvent();
    event.setTitle(name.text());
    event.setTitle("A check without a name");
    event.setSubtitle(body["body"].text());
    event.add("check", name);
    check["status"].take();
    addStatus(event, status.take().text());
    addFields(event, body, check);
    event.setStart(parseForeignTime(firstOf(body, {"time", "now"}).take().text()));
    const auto id = firstOf(body, {"code"}).exists()
                        ? body["code"]
                        : firstOf(check, {"uuid", "unique_key", "slug", "name"});
    if (const auto text = id.exists() ? id.text() : name.text(); !text.empty()) {
        event.setExternalId("healthchecks:" + std::string(text));
    }
    event.addRest(body);
    return true;
}

} // namespace

AdaptOutcome adaptHealthchecks(const RequestBody& request, const DecodeContext& context) {
    return adaptJson(request, context, read);
}

} // namespace tempo::ingest
