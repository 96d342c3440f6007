#include "ingest/adapters/seerr.hpp"

#include "ingest/adapters/adaptation.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace tempo::ingest {
namespace {

/// The types that say how something stands; all others tell of something that happened.
struct Standing {
    std::string_view type;
    State state;
    Severity severity;
};

constexpr std::array<Standing, 4> kStandings{{{"MEDIA_FAILED", State::Firing, Severity::Error},
                                              {"ISSUE_CREATED", State::Firing, Severity::Warning},
                                              {"ISSUE_REOPENED", State::Firing, Severity::Warning},
                                              {"ISSUE_RESOLVED", State::Resolved, Severity::Ok}}};

void addStanding(AdaptedEvent& event, std::string_view type) {
    const auto* const found = std::ranges::find(kStandings, type, &Standing::type);
    if (found == kStandings.end()) {
        event.setType(EventType::Event);
        event.setState(State::Info);
    } else {
        event.setState(found->state);
        event.setSeverity(found->severity);
    }
}

void addMedia(AdaptedEvent& event, const Foreign& media) {
    event.add("mediaType", media["media_type"]);
    event.add("mediaStatus", media["status"]);
    event.add("tmdbId", media["tmdbId"]);
    event.add("tvdbId", media["tvdbId"]);
    const auto type = media["media_type"].text();
    const auto id = media["tmdbId"].text();
    if (!id.empty() && (type == "movie" || type == "tv")) {
        const auto link = "https://www.themoviedb.org/" + std::string(type) + "/" + std::string(id);
        event.openUrl("Open TMDB", link);
        event.addTexts("links", {link});
    }
}

void addPeople(AdaptedEvent& event, const Foreign& body) {
    const auto request = body["request"];
    event.add("requestId", request["request_id"]);
    event.add("requestedBy", request["requestedBy_username"]);
    const auto issue = body["issue"];
    event.add("issueId", issue["issue_id"]);
    event.add("issueType", issue["issue_type"]);
    event.add("issueStatus", issue["issue_status"]);
    event.add("reportedBy", issue["reportedBy_username"]);
    event.add("comment", body["comment"]["comment_message"]);
    event.add("commentedBy", body["comment"]["commentedBy_username"]);
    if (const auto id = issue["issue_id"].text(); !id.empty()) {
        event.setExternalId("issue:" + std::string(id));
    } else if (const auto number = request["request_id"].text(); !number.empty()) {
        event.setExternalId("request:" + std::string(number));
    }
}

bool read(const Foreign& body, Adaptation& adaptation) {
    if (body["notification_type"].text().empty() || !body["subject"].isString()) {
        return false;
    }
    auto& event = adaptation.addEvent();
    event.setTitle(body["subject"].text());
    event.setTitle(body["event"].text());
    event.setTitle(body["notification_type"].text());
    event.setSubtitle(body["event"].take().text());
    addStanding(event, body["notification_type"].text());
    event.add("event", body["notification_type"]);
    event.add("title", body["subject"]);
    event.add("message", body["message"]);
    event.add("image", body["image"]);
    addMedia(event, body["media"]);
    addPeople(event, body);
    event.addRest(body);
    return true;
}

} // namespace

AdaptOutcome adaptSeerr(const RequestBody& request, const DecodeContext& context) {
    return adaptJson(request, context, read);
}

} // namespace tempo::ingest
