#include "ingest/adapters/github.hpp"

#include "core/ascii.hpp"
#include "ingest/adapters/adaptation.hpp"
#include "ingest/adapters/foreign_text.hpp"
#include "ingest/adapters/form_data.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace tempo::ingest {
namespace {

std::string eventName(const Adaptation& adaptation) {
    for (const auto* const field : {"X-GitHub-Event", "X-Forgejo-Event", "X-Gitea-Event"}) {
        if (auto name = adaptation.field(field); !name.empty()) {
            return onOneLine(name);
        }
    }
    return {};
}

/// What a conclusion, or the state of a status or deployment, says.
struct Conclusion {
    std::string_view word;
    State state;
    Severity severity;
};

constexpr std::array<Conclusion, 11> kConclusions{{
    {"success", State::Resolved, Severity::Ok},
    {"neutral", State::Info, Severity::Info},
    {"skipped", State::Info, Severity::Info},
    {"cancelled", State::Info, Severity::Warning},
    {"stale", State::Info, Severity::Warning},
    {"action_required", State::Firing, Severity::Warning},
    {"failure", State::Firing, Severity::Error},
    {"error", State::Firing, Severity::Error},
    {"timed_out", State::Firing, Severity::Error},
    {"startup_failure", State::Firing, Severity::Error},
    {"pending", State::Info, Severity::Info},
}};

void addConclusion(AdaptedEvent& event, const Foreign& conclusion) {
    const auto* const found = std::ranges::find(kConclusions, conclusion.text(), &Conclusion::word);
    if (found != kConclusions.end()) {
        event.setType(EventType::Alert);
        event.setState(found->state);
        event.setSeverity(found->severity);
    }
    event.add("conclusion", conclusion);
}

/// Where an event keeps what it is about.
struct Subject {
    std::string_view event;
    std::string_view member;
};

constexpr std::array<Subject, 20> kSubjects{{
    {"workflow_run", "workflow_run"},
    {"workflow_job", "workflow_job"},
    {"check_run", "check_run"},
    {"check_suite", "check_suite"},
    {"deployment_status", "deployment_status"},
    {"deployment", "deployment"},
    {"pull_request", "pull_request"},
    {"pull_request_review", "pull_request"},
    {"pull_request_review_comment", "pull_request"},
    {"pull_request_comment", "issue"},
    {"issues", "issue"},
    {"issue_comment", "issue"},
    {"release", "release"},
    {"discussion", "discussion"},
    {"dependabot_alert", "alert"},
    {"code_scanning_alert", "alert"},
    {"secret_scanning_alert", "alert"},
    {"repository_vulnerability_alert", "alert"},
    {"package", "package"},
    {"fork", "forkee"},
}};

Foreign subjectOf(const Foreign& body, std::string_view event) {
    const auto* const found = std::ranges::find(kSubjects, event, &Subject::event);
    return body[found == kSubjects.end() ? std::string_view() : found->member];
}

std::string_view shortRef(std::string_view ref) {
    for (const std::string_view prefix : {"refs/heads/", "refs/tags/"}) {
        if (ref.starts_with(prefix)) {
            return ref.substr(prefix.size());
        }
    }
    return ref;
}

void addPlace(AdaptedEvent& event, const Foreign& body, const Foreign& subject) {
    event.add("repo", body["repository"]["full_name"]);
    event.add("repoUrl", body["repository"]["html_url"]);
    event.add("actor", firstOf(body["sender"], {"login", "username"}));
    const auto branch = firstOf(subject, {"head_branch"});
    event.add("branch", branch);
    event.add("branch", subject["head"]["ref"].text());
    event.add("branch", shortRef(body["ref"].text()));
    event.add("commit", firstOf(subject, {"head_sha", "target_commitish"}));
    event.add("commit", firstOf(body, {"after", "sha"}));
    event.add("url", firstOf(subject, {"html_url", "url"}));
    event.add("url", firstOf(body, {"compare", "compare_url", "target_url"}).text());
    event.add("compareUrl", firstOf(body, {"compare", "compare_url"}));
}

void addSubject(AdaptedEvent& event, const Foreign& body, const Foreign& subject) {
    event.add("workflow", firstOf(body["workflow"], {"name"}));
    event.add("number", subject["number"]);
    if (subject["number"].exists()) {
        body["number"].take();
    }
    const auto words = firstOf(subject, {"title", "display_title", "name", "tag_name"});
    event.add("subject",
              words.exists() ? words : firstOf(body["alert"]["security_advisory"], {"summary"}));
    event.add("status", subject["status"]);
    event.add("message", firstOf(body["comment"], {"body"}));
    event.add("message", firstOf(body["head_commit"], {"message"}));
    event.add("message", firstOf(body, {"description", "zen"}));
    if (body["commits"].isArray()) {
        event.add("commits", static_cast<std::int64_t>(body["commits"].children().size()));
    }
}

void addStanding(AdaptedEvent& event, const Foreign& body, const Foreign& subject,
                 std::string_view name) {
    event.setType(EventType::Event);
    event.setState(State::Info);
    const bool stands = name == "status" || name == "deployment_status";
    const auto conclusion =
        stands ? (subject.exists() ? subject["state"] : body["state"]) : subject["conclusion"];
    if (!conclusion.text().empty()) {
        addConclusion(event, conclusion);
    }
    if (name.ends_with("_alert")) {
        const auto action = body["action"].text();
        const bool over = action == "fixed" || action == "resolved" || action == "dismissed" ||
                          action == "auto_dismissed" || action == "closed_by_user";
        event.setType(EventType::Alert);
        event.setState(over ? State::Resolved : State::Firing);
        const auto advisory = firstOf(subject["security_advisory"], {"severity"});
        const auto rule = firstOf(subject["rule"], {"security_severity_level", "severity"});
        event.setSeverity(
            over ? Severity::Ok
                 : parseForeignSeverity(advisory.exists() ? advisory.text() : rule.text()));
    }
}

/// One name for a thing from its first event to its last.
void addIdentity(AdaptedEvent& event, const Foreign& body, const Foreign& subject,
                 std::string_view name) {
    const auto repo = body["repository"]["full_name"].text();
    const bool lasts = name == "workflow_run" || name == "workflow_job" || name == "check_run" ||
                       name == "check_suite" || name == "deployment_status" ||
                       name.ends_with("_alert");
    std::string_view id = firstOf(subject, {"id", "number"}).text();
    if (name == "deployment_status") {
        id = body["deployment"]["id"].text();
    } else if (name == "status") {
        id = body["sha"].text();
    }
    if ((lasts || name == "status") && !id.empty()) {
        auto text = std::string(name) + ":" + std::string(repo) + ":" + std::string(id);
        if (name == "status") {
            text.append(":").append(body["context"].text());
        }
        event.setExternalId(text);
    }
}

std::string inWords(std::string_view text) {
    std::string words(text);
    std::ranges::replace(words, '_', ' ');
    return words;
}

std::string titleOf(const Foreign& body, const Foreign& subject, std::string_view name) {
    std::string title(body["repository"]["full_name"].text());
    title += title.empty() ? "" : ": ";
    if (name == "push") {
        return title + "push to " + std::string(shortRef(body["ref"].text()));
    }
    const auto what = firstOf(subject, {"name", "tag_name"});
    const auto context = name == "status" ? body["context"] : what;
    title += context.text().empty() ? inWords(name) : std::string(context.text());
    if (const auto number = subject["number"].text(); !number.empty()) {
        title += " #" + std::string(number);
    }
    const auto conclusion = firstOf(subject, {"conclusion"});
    const auto how = conclusion.exists() ? conclusion : firstOf(body, {"action", "state"});
    return how.text().empty() ? title : title + " " + inWords(how.text());
}

void addSubtitle(AdaptedEvent& event, const Foreign& body, const Foreign& subject,
                 std::string_view name) {
    const auto message = body["head_commit"]["message"];
    if (name == "push" && message.exists()) {
        event.summarize("message", message.take().text());
        return;
    }
    const auto title = firstOf(subject, {"title", "display_title"});
    event.setSubtitle(title.exists() ? title.text()
                                     : subject["security_advisory"]["summary"].text());
}

bool read(const Foreign& body, Adaptation& adaptation) {
    const auto name = eventName(adaptation);
    if (name.empty() || !body.isObject()) {
        return false;
    }
    const auto subject = subjectOf(body, name);
    auto& event = adaptation.addEvent();
    event.setTitle(titleOf(body, subject, name));
    addSubtitle(event, body, subject, name);
    addStanding(event, body, subject, name);
    addIdentity(event, body, subject, name);
    event.add("event", name);
    event.add("action", body["action"]);
    addPlace(event, body, subject);
    addSubject(event, body, subject);
    event.add("delivery", adaptation.field("X-GitHub-Delivery"));
    event.openUrl("Open", firstOf(subject, {"html_url", "url"}).text());
    event.openUrl("Compare", firstOf(body, {"compare", "compare_url"}).text());
    event.openUrl("Open repository", body["repository"]["html_url"].text());
    event.addRest(body);
    return true;
}

} // namespace

AdaptOutcome adaptGitHub(const RequestBody& request, const DecodeContext& context) {
    if (!ascii::equalIgnoringCase(request.contentType, "application/x-www-form-urlencoded") ||
        !request.body.starts_with("payload=")) {
        return adaptJson(request, context, read);
    }
    const auto form = parseUrlEncoded(request.body);
    return adaptJsonText(valueOf(form, "payload").value_or(""), request, context, read);
}

} // namespace tempo::ingest
