#include "daemon/services/diagnostics_service.hpp"

#include "daemon/logging.hpp"
#include "store/database/facts.hpp"

#include <tempo/core/version.hpp>

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <utility>

#include <sys/utsname.h>

namespace tempo::daemon {
namespace {

using nlohmann::json;

constexpr std::uint32_t kAuditLines = 1000;

/// An answer as it is, or why there is none.
template<class Message>
json sectionOf(const Expected<Message>& answer) {
    return answer ? protocol::toJson(*answer) : json{{"fault", answer.error().detail}};
}

/// How often each kind of line stands in the audit, and when it last did; not who or where.
json summaryOf(const Expected<protocol::AuditPage>& page) {
    if (!page) {
        return {{"fault", page.error().detail}};
    }
    auto kinds = json::object();
    for (const auto& record : page->records) {
        auto& kind = kinds[record.entry.kind];
        if (kind.is_null()) {
            kind = {{"count", 0U}, {"last", formatRfc3339(record.entry.at)}};
        }
        kind["count"] = kind["count"].get<std::uint64_t>() + record.entry.count;
    }
    return {{"lines", page->records.size()}, {"kinds", std::move(kinds)}};
}

json logLines(const spdlog::logger& log) {
    auto lines = json::array();
    for (auto& line : recentLines(log)) {
        lines.push_back(withoutUnknownPath(std::move(line)));
    }
    return lines;
}

json systemFacts() {
    utsname name{};
    if (::uname(&name) != 0) {
        return json::object();
    }
    return {{"system", name.sysname}, {"release", name.release}, {"machine", name.machine}};
}

} // namespace

Async<json> DiagnosticsService::databaseFacts() {
    return tasks_.read<json>([](const store::Connection& database) -> Expected<json> {
        const auto facts = store::readFacts(database);
        return json{{"sqliteVersion", facts.sqliteVersion}, {"schema", facts.schema},
                    {"pageBytes", facts.pageBytes},         {"pages", facts.pages},
                    {"freePages", facts.freePages},         {"journalMode", facts.journalMode}};
    });
}

Async<protocol::Diagnostics> DiagnosticsService::gather() {
    json document{{"format", "tempo-diagnostics"},
                  {"tempoVersion", std::string(tempo::version())},
                  {"createdAt", formatRfc3339(clock_.now())},
                  {"system", systemFacts()}};
    const auto status = co_await sources_.status.status();
    document["status"] = sectionOf(status);
    const auto settings = co_await sources_.settings.list();
    document["settings"] = sectionOf(settings);
    const auto tls = co_await sources_.tls.status();
    document["tls"] = sectionOf(tls);
    const auto policy = co_await sources_.policy.rules();
    document["policy"] = sectionOf(policy);
    const auto keys = co_await sources_.keys.check();
    document["keys"] = sectionOf(keys);
    const auto senders = co_await sources_.senders.list();
    document["senders"] = sectionOf(senders);
    const auto sources = co_await sources_.lists.sources();
    document["sources"] = sectionOf(sources);
    const auto scores = co_await sources_.scores.list();
    document["scores"] = sectionOf(scores);
    const auto audit = co_await sources_.audit.list({.limit = kAuditLines});
    document["audit"] = summaryOf(audit);
    const auto backups = co_await sources_.backups.list("");
    document["backups"] = sectionOf(backups);
    const auto facts = co_await databaseFacts();
    document["database"] = facts ? *facts : json{{"fault", facts.error().detail}};
    document["log"] = logLines(log_);
    co_return protocol::Diagnostics{std::move(document)};
}

} // namespace tempo::daemon
