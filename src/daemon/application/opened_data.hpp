#pragma once

#include "daemon/application/run_inputs.hpp"
#include "daemon/commit_feed.hpp"
#include "daemon/commit_list_feed.hpp"
#include "daemon/keys/open_keys.hpp"
#include "daemon/settings/settings.hpp"
#include "daemon/store_tasks.hpp"
#include "store/events/derivation_table.hpp"
#include "store/senders/sender_table.hpp"
#include "store/senders/signature_table.hpp"
#include "store/settings/tls_table.hpp"
#include "store/store.hpp"

#include <tempo/core/clock.hpp>

#include <spdlog/logger.h>

#include <memory>
#include <vector>

namespace tempo::daemon {

/// What the store knows when the daemon starts.
struct StoredState {
    std::vector<store::StoredSender> senders;
    Settings::StoredTexts settings;
    store::StoredTlsIdentity tlsIdentity;
    std::vector<store::UsedSignature> signatures;
    Sequence lastSequence = 0;
    std::vector<store::SourceDerivation> sources;
};

/// The data of one run: the open store with the ways to and from its threads, and its keys.
class OpenedData {
public:
    /// Opens the database and brings it and the master key together; says in the log what it found.
    /// `key` is taken from `inputs`. `io`, `clock` and `log` must outlive what it gives.
    static Expected<std::unique_ptr<OpenedData>> open(asio::io_context& io, RunInputs& inputs,
                                                      const Clock& clock, spdlog::logger& log);

    OpenedData(const OpenedData&) = delete;
    OpenedData& operator=(const OpenedData&) = delete;
    ~OpenedData() = default;

    store::Store& store() { return *store_; }
    OpenedKeys& keys() { return *keys_; }
    crypto::KeyOrigin keyOrigin() const { return keyOrigin_; }

    StoreTasks tasks;
    CommitFeed feed;
    CommitListFeed listFeed;
    StoredState stored;

private:
    explicit OpenedData(asio::io_context& io) : tasks(io) {}

    Expected<void> openStore(const RunInputs& inputs, const Clock& clock, spdlog::logger& log);
    Expected<void> openKeyRing(RunInputs& inputs, spdlog::logger& log);

    std::unique_ptr<store::Store> store_;
    std::optional<OpenedKeys> keys_;
    crypto::KeyOrigin keyOrigin_ = crypto::KeyOrigin::File;
};

} // namespace tempo::daemon
