#include "daemon/tls/tls_service.hpp"

#include "daemon/services/actor.hpp"
#include "store/audit/audit_log.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <utility>

namespace tempo::daemon {
namespace {

constexpr const char* kEnabled = "ingestion.tls.enabled";
constexpr const char* kChainFile = "ingestion.tls.certificateFile";
constexpr const char* kKeyFile = "ingestion.tls.keyFile";

/// Nothing goes back to the default, which is no file.
std::optional<nlohmann::json> fileOrNothing(std::string file) {
    return file.empty() ? std::nullopt : std::optional<nlohmann::json>(std::move(file));
}

void describe(protocol::TlsStatus& status, const crypto::Certificate& server) {
    status.covers = server.covers();
    status.expires = server.notAfter();
    status.sha256 = server.sha256();
    status.pin = server.publicKeyPin();
    status.issuer = server.issuer();
}

} // namespace

Expected<void> TlsService::configure(const EffectiveSettings& settings) {
    if (settings.certificateFiles == file_.files() &&
        settings.clientAuthorityFile == clients_.file()) {
        return {};
    }
    const auto files = file_.files();
    const auto clients = clients_.file();
    auto outcome = take(settings.certificateFiles, settings.clientAuthorityFile);
    if (outcome && server_.listening(Transport::Tls)) {
        outcome = ensure();
    }
    if (!outcome) {
        static_cast<void>(take(files, clients));
    }
    return outcome;
}

void TlsService::begin(const EffectiveSettings& settings) {
    clients_.begin(settings.clientAuthorityFile);
    file_.begin(settings.certificateFiles);
}

Expected<void> TlsService::take(const CertificateFiles& files,
                                const std::string& clientAuthorityFile) {
    if (auto used = files == file_.files() ? Expected<void>() : file_.use(files); !used) {
        return used;
    }
    return clients_.use(clientAuthorityFile);
}

Expected<void> TlsService::ensure() {
    if (usesFiles()) {
        const auto* loaded = file_.loaded();
        return loaded != nullptr ? present(loaded->chain, loaded->key)
                                 : failure(ErrorCode::Unavailable, file_.problems().front());
    }
    if (auto made = own_.ensure(); !made) {
        return made;
    }
    const std::array chain{own_.identity()->server};
    return present(chain, own_.identity()->serverKey);
}

Expected<void> TlsService::present(std::span<const crypto::Certificate> chain,
                                   const crypto::PrivateKey& key) {
    return http::makeTlsContext(chain, key, clients_.certificates()).map([this](auto context) {
        server_.useTls(std::move(context));
    });
}

void TlsService::refresh() {
    bool changed = clients_.reload() == ClientAuthorities::Reload::Changed;
    if (usesFiles()) {
        file_.reload();
    } else if (server_.listening(Transport::Tls)) {
        changed = own_.renew() == IdentityKeeper::Renewal::Issued || changed;
    }
    if (changed) {
        certificateChanged();
    }
}

std::vector<std::string> TlsService::problems() const {
    auto found = file_.problems();
    if (!clients_.problem().empty()) {
        found.push_back(clients_.problem());
    }
    return found;
}

void TlsService::certificateChanged() {
    if (!server_.listening(Transport::Tls)) {
        others_.listen();
    } else if (const auto ready = ensure(); !ready) {
        log_.error("The TLS listener keeps its earlier certificate: {}", ready.error().detail);
    }
}

protocol::TlsStatus TlsService::statusNow() const {
    protocol::TlsStatus status{.enabled = others_.enabled(),
                               .listening = server_.listening(Transport::Tls),
                               .port = server_.port(Transport::Tls),
                               .error = others_.listenError()};
    if (usesFiles()) {
        status.source = protocol::CertificateSource::File;
        status.chainFile = file_.files().chain;
        status.keyFile = file_.files().key;
        if (const auto* loaded = file_.loaded()) {
            describe(status, loaded->server());
        }
    } else if (const auto* identity = own_.identity()) {
        describe(status, identity->server);
        status.authorityExpires = identity->authority.certificate.notAfter();
    }
    status.problems = problems();
    return status;
}

Async<protocol::TlsStatus> TlsService::status() {
    co_return statusNow();
}

Async<protocol::TlsAuthority> TlsService::authority() {
    if (usesFiles()) {
        const auto issuer = statusNow().issuer;
        co_return failure(ErrorCode::NotFound,
                          "The TLS listener shows the certificate in " + file_.files().chain +
                              (issuer.empty() ? "" : ", which was issued by '" + issuer + "'") +
                              ": senders need the authority that has issued it. That of a public "
                              "one they usually have; that of one of your own, such as step-ca, "
                              "you have to give them.");
    }
    if (own_.identity() == nullptr) {
        co_return failure(ErrorCode::NotFound,
                          "There is no authority yet: it is made when the TLS listener is switched "
                          "on, with 'tempoctl tls enable'.");
    }
    co_return protocol::TlsAuthority{.pem = own_.identity()->authority.certificate.toPem()};
}

Async<protocol::TlsStatus> TlsService::useCertificate(protocol::TlsCertificateParams params,
                                                      control::Caller caller) {
    SettingChanges changes{.values = {{kChainFile, fileOrNothing(std::move(params.chainFile))},
                                      {kKeyFile, fileOrNothing(std::move(params.keyFile))}},
                           .also = {}};
    auto changing = others_.changeSettings(std::move(changes), caller);
    const auto changed = co_await std::move(changing);
    if (!changed) {
        co_return tl::unexpected(changed.error());
    }
    co_return statusNow();
}

Async<protocol::TlsStatus> TlsService::regenerate(control::Caller caller) {
    if (usesFiles()) {
        co_return failure(ErrorCode::Conflict,
                          "The TLS listener shows the certificate in " + file_.files().chain +
                              ", which is renewed where it was issued. Tempo's own comes back "
                              "with 'tempoctl tls use-certificate --tempo'.");
    }
    auto making = own_.regenerate(actorOf(caller));
    const auto made = co_await std::move(making);
    if (!made) {
        co_return tl::unexpected(made.error());
    }
    certificateChanged();
    co_return statusNow();
}

Async<protocol::TlsStatus> TlsService::remove(protocol::TlsRemoveParams params,
                                              control::Caller caller) {
    AuditEntry entry{.at = {}, .kind = "certificate.removed", .actor = actorOf(caller)};
    entry.detail = "Tempo's own authority and certificate, with their keys";
    SettingChanges changes{
        .values = {{kEnabled, false}, {kChainFile, std::nullopt}, {kKeyFile, std::nullopt}},
        .also =
            [entry](store::WriteContext& context) {
                store::putTlsIdentity(context, {});
                auto line = entry;
                line.at = context.now;
                store::append(context, line);
            },
        .force = params.force ? Force::Yes : Force::No};
    auto changing = others_.changeSettings(std::move(changes), caller);
    const auto changed = co_await std::move(changing);
    if (!changed) {
        co_return tl::unexpected(changed.error());
    }
    own_.forget();
    co_return statusNow();
}

} // namespace tempo::daemon
