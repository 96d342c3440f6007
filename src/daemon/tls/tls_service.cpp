#include "daemon/tls/tls_service.hpp"

#include "daemon/tls/host_names.hpp"
#include "store/audit_log.hpp"

#include <array>
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

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

} // namespace

void TlsService::load(const store::StoredTlsIdentity& stored) {
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
            " Put the right encryption key back.";
    }
}

Expected<void> TlsService::ensure() {
    if (unreadable_) {
        return tl::unexpected(*unreadable_);
    }
    if (!identity_) {
        auto made = makeTlsIdentity(hostNames(), clock_.now());
        if (!made) {
            return tl::unexpected(std::move(made.error()));
        }
        identity_.emplace(*std::move(made));
        log_.info("Made an authority and a certificate for the TLS listener. Senders trust them "
                  "with 'tempoctl tls ca'.");
        save();
    } else {
        reissueIfNeeded();
    }
    return present();
}

void TlsService::refresh() {
    if (!server_.listening(Transport::Tls) || !reissueIfNeeded()) {
        return;
    }
    if (const auto presented = present(); !presented) {
        log_.error("The TLS listener keeps its earlier certificate: {}", presented.error().detail);
    }
}

bool TlsService::reissueIfNeeded() {
    const auto names = hostNames();
    if (!identity_ || !needsReissue(*identity_, names, clock_.now())) {
        return false;
    }
    auto issued = crypto::issueServerCertificate(identity_->authority, identity_->serverKey, names,
                                                 clock_.now());
    if (!issued) {
        log_.error("The certificate of the TLS listener was not renewed: {}",
                   issued.error().detail);
        return false;
    }
    identity_->server = *std::move(issued);
    log_.info("The TLS listener has a new certificate, for {}.",
              joined(identity_->server.covers()));
    save();
    return true;
}

Expected<void> TlsService::present() {
    if (!identity_) {
        return {};
    }
    const std::array chain{identity_->server};
    return http::makeTlsContext(chain, identity_->serverKey).map([this](auto context) {
        server_.useTls(std::move(context));
    });
}

void TlsService::save() {
    if (!identity_) {
        return;
    }
    AuditEntry entry{.at = {}, .kind = "certificate.issued", .actor = "tempod"};
    entry.detail = "for " + joined(identity_->server.covers());
    tasks_.submit(
        std::make_unique<SaveIdentity>(sealIdentity(*identity_, box_), std::move(entry), log_),
        [this](const Error& error) {
            log_.error("The certificate was not stored: {}", error.detail);
        });
}

Async<protocol::TlsStatus> TlsService::status() {
    protocol::TlsStatus status{.enabled = questions_.enabled(),
                               .listening = server_.listening(Transport::Tls),
                               .port = server_.port(Transport::Tls),
                               .error = questions_.listenError()};
    if (identity_) {
        status.covers = identity_->server.covers();
        status.expires = identity_->server.notAfter();
        status.sha256 = identity_->server.sha256();
        status.pin = identity_->server.publicKeyPin();
        status.issuer = identity_->authority.certificate.subject();
        status.authorityExpires = identity_->authority.certificate.notAfter();
    }
    co_return status;
}

Async<protocol::TlsAuthority> TlsService::authority() {
    if (!identity_) {
        co_return failure(ErrorCode::NotFound,
                          "There is no authority yet: it is made when the TLS listener is switched "
                          "on, with 'tempoctl tls enable'.");
    }
    co_return protocol::TlsAuthority{.pem = identity_->authority.certificate.toPem()};
}

} // namespace tempo::daemon
