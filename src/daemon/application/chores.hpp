#pragma once

#include "daemon/application/services.hpp"
#include "daemon/repeating.hpp"
#include "daemon/tls/address_watch.hpp"

#include <optional>

namespace tempo::daemon {

/// What the daemon does again and again, from when it is made until it is stopped. Io thread.
class Chores {
public:
    /// All must outlive it.
    Chores(asio::io_context& io, Services& services, CommitListFeed& listFeed);

    void stop();

private:
    Repeating writeAudit_;
    Repeating writeUses_;
    Repeating applyRetention_;
    Repeating applyTriage_;
    Repeating lookAtSources_;
    Repeating makeBackups_;
    Repeating endDeletions_;
    Repeating renewCertificate_;
    AddressWatch addresses_;
    std::optional<Repeating> watchdog_;
};

} // namespace tempo::daemon
