#pragma once

#include "control/ports.hpp"
#include "crypto/key_file.hpp"
#include "crypto/key_ring.hpp"
#include "crypto/next_key_file.hpp"
#include "daemon/services/sender_admin.hpp"
#include "daemon/store_tasks.hpp"
#include "store/senders/sealed_values.hpp"

#include <spdlog/logger.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tempo::daemon {

/// Changes the master key while everything goes on, and checks what is sealed. Io thread.
///
/// The next key is written beside the key file. Then it seals what is sealed from there on, and a
/// transaction that follows all earlier ones seals anew what they have written; so nothing is left
/// that only the earlier key opens when that one's file is replaced. Ended at any point, the next
/// start goes on from what is on the disk (openKeys).
class KeyService final : public control::KeyPort {
public:
    struct Source {
        crypto::KeyOrigin origin = crypto::KeyOrigin::File;
        std::filesystem::path file;   ///< the key file, of any origin
        std::int64_t lookupKeyId = 0; ///< of the lookup key in force
    };

    /// All must outlive it.
    KeyService(StoreTasks& tasks, crypto::KeyRing& ring, SenderAdmin& senders, Source source,
               spdlog::logger& log);

    Async<protocol::KeyCheck> check() override;
    Async<protocol::KeyRotation> rotate(control::Caller caller) override;

    /// Why an interrupted change has left a file behind, which is then a problem.
    void noteLeftover(const Error& error) { leftover_ = error.detail; }

    /// For the status.
    std::vector<std::string> problems() const;

private:
    /// What a transaction that sealed everything anew leaves for the io thread.
    struct Rotated {
        store::Resealed resealed;
        std::vector<store::StoredSender> senders;
    };

    Expected<void> checkOrigin() const;
    bool isNeeded(const store::SealedValue& value) const;
    Async<protocol::KeyRotation> change(control::Caller caller);
    Async<crypto::SecretBytes> prepareNext();
    Async<Rotated> sealAnew(crypto::SecretBytes next, control::Caller caller);
    Async<Done> promote();

    StoreTasks& tasks_;
    crypto::KeyRing& ring_;
    SenderAdmin& senders_;
    Source source_;
    crypto::NextKeyFile nextFile_;
    spdlog::logger& log_;
    bool rotating_ = false;
    std::optional<std::string> leftover_;
};

} // namespace tempo::daemon
