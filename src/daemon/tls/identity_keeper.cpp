#include "daemon/tls/identity_keeper.hpp"

#include "daemon/tls/host_names.hpp"
#include "daemon/tls/name_list.hpp"
#include "store/audit/audit_log.hpp"

#include <memory>
#include <utility>

namespace tempo::daemon {
namespace {

/// Keeps an identity; nobody waits for it.
class SaveIdentity final : public store::WriteJob {
public:
    SaveIdentity(store::StoredTlsIdentity identity, AuditEntry entry, spdlog::logger& log)
        : identity_(std::move(identity)), entry_(std::move(entry)), log_(log) {}

    Expected<void> apply(store::WriteContext& context) override {
        store::putTlsIdentity(context, identity_);
        entry_.at = context.now;
        store::append(context, entry_);
        return {};
    }

    void finish(Expected<void> outcome) override {
        if (!outcome) {
            log_.error("The certificate was not stored, and the next start makes another one: {}",
                       outcome.error().detail);
        }
    }

private:
    store::StoredTlsIdentity identity_;
    AuditEntry entry_;
    spdlog::logger& log_;
};

} // namespace

void IdentityKeeper::load(const store::StoredTlsIdentity& stored) {
    if (stored.empty()) {
        return;
    }
    auto opened = openIdentity(stored, box_);
    if (opened) {
        identity_.emplace(*std::move(opened));
    } else {
        unreadable_ = std::move(opened.error());
        unreadable_->detail =
            "The certificate of the TLS listener cannot be used: " + unreadable_->detail +
            " Put the right encryption key back, or make another certificate, which senders have "
            "to be told of, with 'tempoctl tls regenerate'.";
    }
}

Expected<void> IdentityKeeper::ensure() {
    if (unreadable_) {
        return tl::unexpected(*unreadable_);
    }
    if (identity_) {
        renew();
        return {};
    }
    auto made = makeTlsIdentity(hostNames(), clock_.now());
    if (!made) {
        return tl::unexpected(std::move(made.error()));
    }
    identity_.emplace(*std::move(made));
    log_.info("Made an authority and a certificate for the TLS listener. Senders trust them with "
              "'tempoctl tls ca'.");
    save();
    return {};
}

IdentityKeeper::Renewal IdentityKeeper::renew() {
    const auto names = hostNames();
    if (!identity_ || replacing_ == Replacing::Yes ||
        !needsReissue(*identity_, names, clock_.now())) {
        return Renewal::NotDue;
    }
    auto issued = crypto::issueServerCertificate(identity_->authority, identity_->serverKey, names,
                                                 clock_.now());
    if (!issued) {
        log_.error("The certificate of the TLS listener was not renewed: {}",
                   issued.error().detail);
        return Renewal::NotDue;
    }
    identity_->server = *std::move(issued);
    log_.info("The TLS listener has a new certificate, for {}.",
              nameList(identity_->server.covers()));
    save();
    return Renewal::Issued;
}

void IdentityKeeper::save() {
    AuditEntry entry{.at = {}, .kind = "certificate.issued", .actor = "tempod"};
    entry.detail = "for " + nameList(identity_->server.covers());
    tasks_.submit(
        std::make_unique<SaveIdentity>(sealIdentity(*identity_, box_), std::move(entry), log_),
        [this](const Error& error) {
            log_.error("The certificate was not stored: {}", error.detail);
        });
}

Async<Done> IdentityKeeper::regenerate(std::string actor) {
    if (replacing_ == Replacing::Yes) {
        co_return failure(ErrorCode::Busy, "A new authority is being made already; try again.");
    }
    auto made = makeTlsIdentity(hostNames(), clock_.now());
    if (!made) {
        co_return tl::unexpected(std::move(made.error()));
    }
    AuditEntry entry{.at = {}, .kind = "certificate.regenerated", .actor = std::move(actor)};
    entry.detail = "a new authority, and a certificate for " + nameList(made->server.covers());
    StoreTasks::WriteWork<Done> work = [sealed = sealIdentity(*made, box_),
                                        entry](store::WriteContext& context) -> Expected<Done> {
        store::putTlsIdentity(context, sealed);
        auto line = entry;
        line.at = context.now;
        store::append(context, line);
        return Done{};
    };
    replacing_ = Replacing::Yes;
    auto writing = tasks_.write<Done>(std::move(work));
    auto written = co_await std::move(writing);
    replacing_ = Replacing::No;
    if (written) {
        identity_.emplace(*std::move(made));
        unreadable_.reset();
    }
    co_return written;
}

void IdentityKeeper::forget() {
    identity_.reset();
    unreadable_.reset();
}

} // namespace tempo::daemon
