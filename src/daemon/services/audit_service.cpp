#include "daemon/services/audit_service.hpp"

#include "crypto/token.hpp"
#include "daemon/services/actor.hpp"
#include "store/audit/audit_log.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace tempo::daemon {
namespace {

/// A reason may name fields of the sender's own choosing; longer ones are cut.
constexpr std::size_t kReasonSize = 300;
constexpr std::size_t kPathSize = 200;
/// Causes of refusals that are counted apart at a time, and for how long each: as many lines a
/// minute are the most that a flood from ever new addresses leaves.
constexpr std::size_t kFoldedCauses = 128;
constexpr std::chrono::seconds kFoldingWindow{60};

std::string_view kindOf(int status) {
    switch (status) {
    case 401:
        return "refused.unauthorized";
    case 403:
        return "refused.forbidden";
    case 429:
        return "refused.rate";
    case 422:
        return "refused.invalid";
    case 503:
    case 507:
        return "refused.store";
    default:
        return "refused.request";
    }
}

/// The text with everything but visible ASCII and spaces replaced, at most `size` bytes: for lines
/// that people read in a terminal.
std::string printable(std::string_view text, std::size_t size) {
    std::string result(text.substr(0, size));
    std::replace_if(
        result.begin(), result.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
    return result;
}

/// The text without the tokens that somebody put into it by mistake, as a part of a path: what
/// follows their prefix is left out.
std::string withoutTokens(std::string_view text) {
    constexpr std::string_view kTokenCharacters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::string result;
    for (auto at = text.find(crypto::kTokenPrefix); at != std::string_view::npos;
         at = text.find(crypto::kTokenPrefix)) {
        result += text.substr(0, at + crypto::kTokenPrefix.size());
        result += "***";
        text.remove_prefix(at + crypto::kTokenPrefix.size());
        text.remove_prefix(std::min(text.find_first_not_of(kTokenCharacters), text.size()));
    }
    return result += text;
}

store::AuditFilter filterOf(protocol::AuditKinds kinds) {
    switch (kinds) {
    case protocol::AuditKinds::Refusals:
        return {.kinds = store::AuditKinds::Refusals};
    case protocol::AuditKinds::Changes:
        return {.kinds = store::AuditKinds::Changes};
    case protocol::AuditKinds::All:
        break;
    }
    return {};
}

/// The reason, and the proxy that spoke for the sender.
std::string detailOf(const http::RequestReport& report) {
    std::string detail(report.reason.substr(0, kReasonSize));
    if (!report.proxy.empty()) {
        detail += " (through the proxy " + std::string(report.proxy) + ")";
    }
    return detail;
}

AuditEntry entryOf(const http::RequestReport& report, Timestamp now) {
    return {.at = now,
            .kind = std::string(kindOf(report.status)),
            .actor = {},
            .address = std::string(report.address),
            .sender = std::string(report.sender),
            .provider = std::string(report.provider),
            .transport = std::string(toText(report.transport)),
            .status = report.status,
            .requestId = std::string(report.requestId),
            .detail = detailOf(report)};
}

} // namespace

/// Writes lines that nobody waits for.
class AuditService::Append final : public store::WriteJob {
public:
    Append(AuditService& service, std::vector<AuditEntry> entries)
        : service_(service), entries_(std::move(entries)) {}

    store::Undo undo() const override { return store::Undo::Nothing; }

    Expected<void> apply(store::WriteContext& context) override {
        for (const auto& entry : entries_) {
            store::append(context, entry);
        }
        return {};
    }

    void finish(Expected<void> outcome) override {
        if (!outcome) {
            service_.log_.warn("{} audit lines were not written: {}", entries_.size(),
                               outcome.error().detail);
        }
    }

private:
    AuditService& service_;
    std::vector<AuditEntry> entries_;
};

AuditService::AuditService(StoreTasks& tasks, spdlog::logger& log, const Clock& clock)
    : tasks_(tasks), log_(log), clock_(clock), folder_(kFoldedCauses, kFoldingWindow),
      ownChanges_(kFoldedCauses, kFoldingWindow) {}

void AuditService::answered(const http::RequestReport& report) {
    if (requestLog_ == RequestLog::On) {
        logRequest(report);
    }
    if (report.status < 400 || report.path == "/health") {
        return;
    }
    ++refused_;
    if (auto entry = folder_.add(entryOf(report, clock_.now()), clock_.steady())) {
        append({*std::move(entry)});
    }
}

void AuditService::logRequest(const http::RequestReport& report) {
    if (!log_.should_log(spdlog::level::info)) {
        return;
    }
    const auto path = printable(withoutTokens(report.path), kPathSize);
    if (report.sender.empty()) {
        log_.info("{} {} {} -> {}", report.address, report.method, path, report.status);
    } else {
        log_.info("{} {} {} -> {} [token: {}]", report.address, report.method, path, report.status,
                  report.sender);
    }
}

void AuditService::failed(std::string_view what) {
    log_.error("A connection ended because of a fault in the server: {}", what);
}

void AuditService::noteFolded(AuditEntry entry) {
    if (auto now = ownChanges_.add(std::move(entry), clock_.steady())) {
        append({*std::move(now)});
    }
}

void AuditService::writeDue() {
    append(folder_.due(clock_.steady()));
    append(ownChanges_.due(clock_.steady()));
}

void AuditService::writeAll() {
    append(folder_.drain());
    append(ownChanges_.drain());
}

void AuditService::append(std::vector<AuditEntry> entries) {
    if (entries.empty()) {
        return;
    }
    tasks_.submit(std::make_unique<Append>(*this, std::move(entries)), [this](const Error& error) {
        log_.warn("Audit lines were not written: {}", error.detail);
    });
}

Async<protocol::AuditPage> AuditService::list(protocol::AuditListParams params) {
    return tasks_.read<protocol::AuditPage>(
        [params](const store::Connection& database) -> Expected<protocol::AuditPage> {
            const auto filter = filterOf(params.kinds);
            protocol::AuditPage page;
            for (auto& stored : store::listAudit(database, filter, params.before, params.limit)) {
                page.records.push_back({.sequence = stored.sequence,
                                        .entry = std::move(stored.entry),
                                        .handledAt = stored.handledAt});
            }
            return page;
        });
}

Async<protocol::AuditVerification> AuditService::verify(control::Caller /*caller*/) {
    return tasks_.read<protocol::AuditVerification>(
        [](const store::Connection& database) -> Expected<protocol::AuditVerification> {
            const auto found = store::verifyAudit(database);
            return protocol::AuditVerification{.intact = found.intact(),
                                               .checked = found.rowsChecked,
                                               .fault = found.fault.value_or("")};
        });
}

Async<protocol::ChangedResult> AuditService::markHandled(std::vector<std::uint64_t> sequences,
                                                         control::Caller /*caller*/) {
    return tasks_.write<protocol::ChangedResult>(
        [sequences = std::move(sequences)](
            store::WriteContext& context) -> Expected<protocol::ChangedResult> {
            if (auto outcome = store::markHandled(context, sequences); !outcome) {
                return tl::unexpected(std::move(outcome.error()));
            }
            return protocol::ChangedResult{.changed = sequences.size()};
        });
}

} // namespace tempo::daemon
