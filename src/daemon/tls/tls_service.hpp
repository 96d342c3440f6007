#pragma once

#include "control/ports.hpp"
#include "daemon/services/setting_change.hpp"
#include "daemon/tls/client_authorities.hpp"
#include "daemon/tls/file_certificate.hpp"
#include "daemon/tls/identity_keeper.hpp"
#include "http/server.hpp"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace tempo::daemon {

/// Gives the TLS listener its certificate, Tempo's own or the owner's from files, and shows and
/// changes it for the owner. Io thread.
class TlsService final : public control::TlsPort {
public:
    /// What only others know and can do.
    struct Others {
        std::function<bool()> enabled;
        std::function<std::string()> listenError; ///< empty when there is none
        std::function<void()> listen;             ///< where it was wanted, but lacked a certificate
        std::function<Async<Done>(SettingChanges, control::Caller)> changeSettings;
    };

    /// All must outlive it.
    TlsService(IdentityKeeper& own, http::Server& server, asio::io_context& io, AuditService& audit,
               spdlog::logger& log, const Clock& clock)
        : own_(own), file_(io, audit, log, clock, [this] { certificateChanged(); }),
          server_(server), log_(log) {}

    /// Must be called before anything of the control socket.
    void attach(Others others) { others_ = std::move(others); }

    /// Takes the certificate from the files of the settings, or Tempo's own where they name none,
    /// and the authorities of clients; at once where the listener is up. An Error leaves everything
    /// as it was.
    Expected<void> configure(const EffectiveSettings& settings);

    /// At the start: as configure, but files that cannot be used yet are waited for.
    void begin(const EffectiveSettings& settings);

    /// Has the server use the certificate. Tempo's own is made where there is none.
    Expected<void> ensure();

    /// Looks whether there is, or should be, another certificate by now.
    void refresh();

    void stop() { file_.stop(); }

    /// What a person has to see to, in sentences.
    std::vector<std::string> problems() const;

    Async<protocol::TlsStatus> status() override;
    Async<protocol::TlsAuthority> authority() override;
    Async<protocol::TlsStatus> useCertificate(protocol::TlsCertificateParams params,
                                              control::Caller caller) override;
    Async<protocol::TlsStatus> regenerate(control::Caller caller) override;
    Async<protocol::TlsStatus> remove(protocol::TlsRemoveParams params,
                                      control::Caller caller) override;

private:
    bool usesFiles() const { return !file_.files().empty(); }
    Expected<void> take(const CertificateFiles& files, const std::string& clientAuthorityFile);
    Expected<void> present(std::span<const crypto::Certificate> chain,
                           const crypto::PrivateKey& key);
    void certificateChanged();
    protocol::TlsStatus statusNow() const;

    IdentityKeeper& own_;
    FileCertificate file_;
    ClientAuthorities clients_;
    http::Server& server_;
    spdlog::logger& log_;
    Others others_;
};

} // namespace tempo::daemon
