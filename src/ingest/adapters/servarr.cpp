#include "ingest/adapters/servarr.hpp"

#include "ingest/adapters/adaptation.hpp"
#include "ingest/adapters/foreign_text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace tempo::ingest {
namespace {

struct Happening {
    std::string_view event;
    std::string_view words;
};

constexpr std::array<Happening, 16> kHappenings{{
    {"Grab", "grabbed"},
    {"Download", "imported"},
    {"DownloadComplete", "imported"},
    {"ImportComplete", "imported"},
    {"Rename", "renamed"},
    {"SeriesAdd", "added"},
    {"MovieAdded", "added"},
    {"SeriesDelete", "deleted"},
    {"MovieDelete", "deleted"},
    {"EpisodeFileDelete", "file deleted"},
    {"MovieFileDelete", "file deleted"},
    {"ManualInteractionRequired", "waits for you"},
    {"ApplicationUpdate", "updated"},
    {"Health", "has a problem"},
    {"HealthRestored", "is well again"},
    {"Test", "test"},
}};

std::string_view wordsOf(std::string_view event) {
    const auto* const found = std::ranges::find(kHappenings, event, &Happening::event);
    return found == kHappenings.end() ? event : found->words;
}

std::string twoDigits(const Foreign& number) {
    const std::string text(number.text());
    return text.size() < 2 ? "0" + text : text;
}

std::vector<std::string> episodesOf(const Foreign& body) {
    std::vector<std::string> names;
    for (const auto& episode : body["episodes"].children()) {
        if (episode["seasonNumber"].exists() && episode["episodeNumber"].exists()) {
            names.push_back("S" + twoDigits(episode["seasonNumber"]) + "E" +
                            twoDigits(episode["episodeNumber"]));
        }
    }
    return names;
}

Foreign mediaOf(const Foreign& body) {
    return body["series"].exists() ? body["series"] : body["movie"];
}

Foreign fileOf(const Foreign& body) {
    return body["episodeFile"].exists() ? body["episodeFile"] : body["movieFile"];
}

void addMedia(AdaptedEvent& event, const Foreign& body) {
    event.add("title", mediaOf(body)["title"]);
    event.add("year", mediaOf(body)["year"]);
    event.addTexts("episodes", episodesOf(body));
    const auto release = body["release"];
    const auto file = fileOf(body);
    event.add("quality", release["quality"].exists() ? release["quality"] : file["quality"]);
    event.add("size", release["size"].exists() ? release["size"] : file["size"]);
    event.add("release", release["releaseTitle"]);
    event.add("releaseGroup", release["releaseGroup"]);
    event.add("indexer", release["indexer"]);
    for (const auto* const key : {"downloadClient", "downloadId", "isUpgrade", "level", "type",
                                  "message", "previousVersion", "newVersion"}) {
        event.add(key, body[key]);
    }
}

void addLink(AdaptedEvent& event, std::vector<std::string>& links, std::string_view label,
             std::string_view before, const Foreign& id) {
    if (!id.text().empty() && id.text() != "0") {
        links.push_back(std::string(before).append(id.text()));
        event.openUrl(label, links.back());
    }
}

void addLinks(AdaptedEvent& event, const Foreign& body) {
    const auto media = mediaOf(body);
    std::vector<std::string> links;
    event.openUrl("Open", body["applicationUrl"].text());
    addLink(event, links, "Open IMDb", "https://www.imdb.com/title/", media["imdbId"]);
    addLink(event, links, "Open TheTVDB", "https://thetvdb.com/dereferrer/series/",
            media["tvdbId"]);
    if (body["movie"].exists()) {
        addLink(event, links, "Open TMDB", "https://www.themoviedb.org/movie/", media["tmdbId"]);
    }
    addLink(event, links, "Open wiki", "", body["wikiUrl"]);
    event.addTexts("links", links);
    body["wikiUrl"].take();
    event.add("url", body["applicationUrl"]);
    event.add("instance", body["instanceName"]);
}

std::string titleOf(const Foreign& body, std::string_view happened) {
    std::string title(mediaOf(body)["title"].text());
    if (const auto episodes = episodesOf(body); episodes.size() == 1) {
        title += ' ' + episodes.front();
    } else if (episodes.size() > 1) {
        title += " (" + std::to_string(episodes.size()) + " episodes)";
    }
    if (title.empty()) {
        title = firstOf(body["release"], {"releaseTitle"}).text();
    }
    if (title.empty()) {
        title = body["instanceName"].text();
    }
    return title.empty() ? std::string(happened) : title + ": " + std::string(happened);
}

/// What stays until it is mended is an alert; the rest has happened.
void addStanding(AdaptedEvent& event, const Foreign& body, std::string_view happened) {
    const auto kind = body["eventType"].text();
    event.setType(EventType::Event);
    event.setState(State::Info);
    if (kind == "Health" || kind == "HealthRestored") {
        event.setType(EventType::Alert);
        event.setState(kind == "Health" ? State::Firing : State::Resolved);
        event.setSeverity(kind == "Health" ? parseForeignSeverity(body["level"].text())
                                           : Severity::Ok);
        event.setExternalId("health:" + std::string(body["type"].text()));
        event.setSubtitle(body["message"].text());
    } else if (kind == "ManualInteractionRequired") {
        event.setType(EventType::Alert);
        event.setState(State::Firing);
        event.setSeverity(Severity::Warning);
        event.setExternalId("download:" + std::string(body["downloadId"].text()));
    } else {
        event.setSubtitle(firstOf(body["release"], {"releaseTitle"}).text());
    }
    event.setTitle(titleOf(body, happened));
}

bool read(const Foreign& body, Adaptation& adaptation) {
    const auto kind = body["eventType"].text();
    const bool known =
        !body["eventType"].text().empty() &&
        (body["instanceName"].exists() || mediaOf(body).isObject() || body["release"].isObject());
    if (!known) {
        return false;
    }
    const bool upgraded = kind == "Download" && body["isUpgrade"].isTrue();
    auto& event = adaptation.addEvent();
    addStanding(event, body, upgraded ? "upgraded" : wordsOf(kind));
    event.add("event", body["eventType"]);
    addMedia(event, body);
    addLinks(event, body);
    event.addRest(body);
    return true;
}

} // namespace

AdaptOutcome adaptServarr(const RequestBody& request, const DecodeContext& context) {
    return adaptJson(request, context, read);
}

} // namespace tempo::ingest
