#pragma once

#include "daemon/store_tasks.hpp"
#include "daemon/tls/tls_identity.hpp"

#include <tempo/core/clock.hpp>

#include <spdlog/logger.h>

#include <optional>
#include <string>

namespace tempo::daemon {

/// Keeps Tempo's own authority and certificate: makes them, renews the certificate, and has both
/// stored. Io thread.
class IdentityKeeper {
public:
    /// All must outlive it.
    IdentityKeeper(StoreTasks& tasks, const crypto::KeyRing& keys, spdlog::logger& log,
                   const Clock& clock)
        : tasks_(tasks), box_(keys), log_(log), clock_(clock) {}

    /// Takes what the database holds. What cannot be opened is said by `ensure`.
    void load(const store::StoredTlsIdentity& stored);

    /// Makes an identity where there is none, and issues the certificate anew where it is due.
    Expected<void> ensure();

    enum class Renewal { NotDue, Issued };

    /// Issues the certificate anew if it is due or the machine's names have changed.
    Renewal renew();

    /// A new authority and a new certificate in place of those before, readable or not. `actor` is
    /// named in the audit.
    Async<Done> regenerate(std::string actor);

    /// Forgets what the caller has had removed from the database.
    void forget();

    /// Null when there is none, or none that can be opened.
    const TlsIdentity* identity() const { return identity_ ? &*identity_ : nullptr; }

private:
    void save();

    StoreTasks& tasks_;
    crypto::SealedBox box_;
    spdlog::logger& log_;
    const Clock& clock_;
    std::optional<TlsIdentity> identity_;
    std::optional<Error> unreadable_; ///< why the stored identity cannot be used
    enum class Replacing { No, Yes } replacing_ = Replacing::No;
};

} // namespace tempo::daemon
