#include "ingest/adapters/kopia.hpp"

#include "core/ascii.hpp"
#include "ingest/adapters/adaptation.hpp"
#include "ingest/adapters/foreign_text.hpp"
#include "ingest/adapters/kopia_report.hpp"
#include "ingest/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace tempo::ingest {
namespace {

/// What every event of one report has in common.
struct Report {
    std::string subject;
    std::string server;
    std::string_view repo;
    std::size_t snapshots = 0;
};

struct Outcome {
    std::string_view word;
    Severity severity;
};

constexpr Outcome kOk{"ok", Severity::Ok};
constexpr Outcome kNoChange{"no-change", Severity::Info};
constexpr Outcome kWarning{"warning", Severity::Warning};
constexpr Outcome kError{"error", Severity::Error};

/// Whether a snapshot differs from the one before, as far as the report tells.
enum class Change : std::uint8_t { None, Some };

/// By the status of a snapshot as Kopia words it (notifydata.StatusCode…).
std::optional<Outcome> outcomeOf(std::string_view status, Change change) {
    if (status == "success") {
        return change == Change::Some ? kOk : kNoChange;
    }
    if (status == "warnings" || status == "warning" || status == "incomplete") {
        return kWarning;
    }
    return status == "fatal" || status == "error" || status == "errors" ? std::optional(kError)
                                                                        : std::nullopt;
}

void addOutcome(AdaptedEvent& event, const std::optional<Outcome>& outcome) {
    if (outcome) {
        event.add("outcome", outcome->word);
        event.setSeverity(outcome->severity);
    }
}

/// `… on HOST`, as Kopia's subjects end.
std::string serverOf(std::string_view subject) {
    constexpr std::string_view kOn = " on ";
    const auto on = subject.rfind(kOn);
    return on == std::string_view::npos
               ? std::string()
               : std::string(ascii::trimmed(subject.substr(on + kOn.size())));
}

void addReport(AdaptedEvent& event, const Report& report) {
    event.add("headline", report.subject);
    event.add("server", report.server);
    event.add("repo", report.repo);
}

/// By the differences that stand in parentheses after the totals.
Change changeOf(const KopiaSnapshot& snapshot) {
    return std::ranges::any_of(snapshot.fields,
                               [](const auto& field) {
                                   return field.first != "Error" && field.second.ends_with(')');
                               })
               ? Change::Some
               : Change::None;
}

/// The subject, unless it is about several snapshots.
std::string titleOf(const Report& report, std::string_view path, std::string_view status) {
    return report.snapshots > 1 ? std::string(path).append(": ").append(status) : report.subject;
}

void addSnapshot(const KopiaSnapshot& snapshot, const Report& report, Adaptation& adaptation) {
    auto& event = adaptation.addEvent();
    event.setTitle(titleOf(report, snapshot.path, snapshot.field("Status")));
    event.setTitle(snapshot.path);
    event.setTitle("A snapshot of Kopia");
    const auto error = snapshot.field("Error");
    event.setSubtitle(error.empty() ? snapshot.field("Size") : error);
    event.setStart(parseForeignTime(snapshot.field("Start")));
    addOutcome(event, outcomeOf(snapshot.field("Status"), changeOf(snapshot)));
    addReport(event, report);
    event.add("path", snapshot.path);
    event.add("status", snapshot.field("Status"));
    event.add("started", snapshot.field("Start"));
    event.add("duration", snapshot.field("Duration"));
    event.add("size", snapshot.field("Size"));
    event.add("files", snapshot.field("Files"));
    event.add("directories", snapshot.field("Directories"));
    event.add("error", error);
    event.addTexts("failedEntries", snapshot.failedEntries);
}

/// A report that lists no snapshot: an error elsewhere, a test, a template of the owner's own.
void addNotice(const Report& report, Adaptation& adaptation) {
    const auto body = ascii::trimmed(adaptation.request().body);
    auto& event = adaptation.addEvent();
    event.setTitle(report.subject);
    event.setTitle(body);
    event.setTitle("A notice of Kopia");
    const bool failed = report.subject.find("error") != std::string::npos ||
                        report.subject.find("ailed") != std::string::npos;
    if (failed) {
        addOutcome(event, kError);
    } else {
        event.setType(EventType::Event);
        event.setState(State::Info);
    }
    addReport(event, report);
    event.add("path", kopiaLine(body, "Path"));
    event.add("operation", kopiaLine(body, "Operation"));
    event.add("message", body);
}

AdaptOutcome adaptText(const RequestBody& request, const DecodeContext& context) {
    Adaptation adaptation(request, context);
    const auto snapshots = parseKopiaReport(request.body);
    Report report{.subject = onOneLine(adaptation.field("Subject")), .server = {}, .repo = {}};
    if (snapshots.empty() && report.subject.empty()) {
        return std::optional<DecodedBody>();
    }
    if (!isUtf8(request.body)) {
        return tl::unexpected<DecodeRefusal>(
            DecodeRefusal{Refusal::NotJson, "The body is not UTF-8 text.", {}});
    }
    report.server = serverOf(report.subject);
    report.repo = kopiaLine(request.body, "Repository");
    if (snapshots.empty()) {
        addNotice(report, adaptation);
    }
    report.snapshots = snapshots.size();
    for (const auto& snapshot : snapshots) {
        addSnapshot(snapshot, report, adaptation);
    }
    adaptation.first().add("message", ascii::trimmed(request.body));
    return adaptation.finish();
}

/// By the differences that stand beside the totals.
Change changeOf(const Foreign& snapshot) {
    for (const auto* const key : {"totalSizeDelta", "totalFilesDelta", "totalDirsDelta"}) {
        const auto delta = snapshot[key].text();
        if (!delta.empty() && delta != "0") {
            return Change::Some;
        }
    }
    return Change::None;
}

AdaptedEvent& addSnapshot(const Foreign& snapshot, const Report& report, Adaptation& adaptation) {
    auto& event = adaptation.addEvent();
    const std::string path(snapshot["path"].text());
    event.setTitle(titleOf(report, path, snapshot["status"].text()));
    event.setTitle(path);
    event.setTitle("A snapshot of Kopia");
    event.setSubtitle(snapshot["error"].text());
    event.setStart(parseForeignTime(snapshot["start"].text()));
    addOutcome(event, outcomeOf(snapshot["status"].text(), changeOf(snapshot)));
    addReport(event, report);
    event.add("path", snapshot["path"]);
    event.add("status", snapshot["status"]);
    event.add("started", snapshot["start"]);
    event.add("duration", snapshot["duration"]);
    event.add("size", snapshot["totalSize"]);
    event.add("sizeDelta", snapshot["totalSizeDelta"]);
    event.add("files", snapshot["totalFiles"]);
    event.add("filesDelta", snapshot["totalFilesDelta"]);
    event.add("directories", snapshot["totalDirs"]);
    event.add("directoriesDelta", snapshot["totalDirsDelta"]);
    event.add("error", snapshot["error"]);
    event.add("failedEntries", snapshot["failedEntries"]);
    event.add("snapshotId", snapshot["id"]);
    return event;
}

bool readJsonReport(const Foreign& body, Adaptation& adaptation) {
    Report report{.subject = onOneLine(adaptation.field("Subject")), .server = {}, .repo = {}};
    const auto snapshots = body["snapshots"].children();
    if (!body["snapshots"].isArray() || snapshots.empty() ||
        !std::ranges::all_of(snapshots, &Foreign::isObject)) {
        return false;
    }
    if (report.subject.empty()) {
        report.subject = body["status"].text();
    }
    const auto host = body["hostname"].take().text();
    report.server = host.empty() ? serverOf(report.subject) : std::string(host);
    report.repo = firstOf(body, {"repository", "repo"}).take().text();
    report.snapshots = snapshots.size();
    for (const auto& snapshot : snapshots) {
        addSnapshot(snapshot, report, adaptation).addRest(snapshot);
    }
    auto& first = adaptation.first();
    first.add("report", body["status"]);
    first.add("generatedAt", body["generatedAt"]);
    first.add("kopiaVersion", body["kopiaVersion"]);
    adaptation.addSharedRest(body);
    return true;
}

} // namespace

AdaptOutcome adaptKopia(const RequestBody& request, const DecodeContext& context) {
    if (!ascii::trimmed(request.body).starts_with('{')) {
        return adaptText(request, context);
    }
    auto outcome = adaptJsonText(request.body, request, context, readJsonReport);
    if (outcome && !*outcome) {
        return adaptText(request, context);
    }
    return outcome;
}

} // namespace tempo::ingest
