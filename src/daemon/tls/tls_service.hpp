#pragma once

#include "control/ports.hpp"
#include "daemon/store_tasks.hpp"
#include "daemon/tls/tls_identity.hpp"
#include "http/server.hpp"

#include <tempo/core/clock.hpp>

#include <spdlog/logger.h>

#include <functional>
#include <optional>
#include <string>

namespace tempo::daemon {

/// Gives the TLS listener its certificate, keeps it fresh, and shows it to the owner. Io thread.
class TlsService final : public control::TlsPort {
public:
    /// What only others know, asked at each status.
    struct Questions {
        std::function<bool()> enabled;
        std::function<std::string()> listenError; ///< empty when there is none
    };

    /// All must outlive it.
    TlsService(StoreTasks& tasks, http::Server& server, const crypto::KeyRing& keys,
               spdlog::logger& log, const Clock& clock)
        : tasks_(tasks), server_(server), box_(keys), log_(log), clock_(clock) {}

    /// Takes what the database holds. What cannot be opened is said by `ensure`.
    void load(const store::StoredTlsIdentity& stored);

    /// Must be called before the first status.
    void attach(Questions questions) { questions_ = std::move(questions); }

    /// Makes an identity where there is none, and has the server use it.
    Expected<void> ensure();

    /// Issues the server's certificate anew if it is due or the machine's names have changed, while
    /// the listener is up.
    void refresh();

    Async<protocol::TlsStatus> status() override;
    Async<protocol::TlsAuthority> authority() override;

private:
    bool reissueIfNeeded();
    Expected<void> present();
    void save();

    StoreTasks& tasks_;
    http::Server& server_;
    crypto::SealedBox box_;
    spdlog::logger& log_;
    const Clock& clock_;
    Questions questions_;
    std::optional<TlsIdentity> identity_;
    std::optional<Error> unreadable_; ///< why the stored identity cannot be used
};

} // namespace tempo::daemon
