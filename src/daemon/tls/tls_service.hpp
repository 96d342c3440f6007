#pragma once

#include "control/ports.hpp"
#include "daemon/services/setting_change.hpp"
#include "daemon/tls/file_certificate.hpp"
#include "daemon/tls/identity_keeper.hpp"
#include "http/server.hpp"

#include <functional>
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

    /// Takes the certificate from these files, or Tempo's own when they are empty; at once where
    /// the listener is up. An Error leaves everything as it was.
    Expected<void> configure(const CertificateFiles& files);

    /// At the start: as configure, but files that cannot be used yet are watched until they can.
    void begin(const CertificateFiles& files) { file_.begin(files); }

    /// Has the server use the certificate. Tempo's own is made where there is none.
    Expected<void> ensure();

    /// Looks whether there is, or should be, another certificate by now.
    void refresh();

    void stop() { file_.stop(); }

    /// What a person has to see to, in sentences.
    std::vector<std::string> problems() const { return file_.problems(); }

    Async<protocol::TlsStatus> status() override;
    Async<protocol::TlsAuthority> authority() override;
    Async<protocol::TlsStatus> useCertificate(protocol::TlsCertificateParams params,
                                              control::Caller caller) override;
    Async<protocol::TlsStatus> regenerate(control::Caller caller) override;
    Async<protocol::TlsStatus> remove(protocol::TlsRemoveParams params,
                                      control::Caller caller) override;

private:
    bool usesFiles() const { return !file_.files().empty(); }
    void certificateChanged();
    protocol::TlsStatus statusNow() const;

    IdentityKeeper& own_;
    FileCertificate file_;
    http::Server& server_;
    spdlog::logger& log_;
    Others others_;
};

} // namespace tempo::daemon
