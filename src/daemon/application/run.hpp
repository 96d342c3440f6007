#pragma once

#include "daemon/application/chores.hpp"
#include "daemon/application/services.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include <cstdint>
#include <optional>

namespace tempo::daemon {

/// What comes after a run.
enum class Next : std::uint8_t { Stop, BeginAnew };

/// One run over one set of data: from the first chore until SIGTERM or SIGINT, or until a restore
/// has other data ready. SIGHUP reads the configuration file again. To be made once the services
/// have started, on the thread that calls go().
class Run {
public:
    /// All must outlive it.
    Run(asio::io_context& io, Services& services, CommitListFeed& listFeed, spdlog::logger& log);
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

    /// Returns when every request in flight is finished and everything stopped.
    Next go();

private:
    void awaitReload();
    void awaitStop();
    void beginAnewSoon();
    void end(Next next);
    void stopAll();

    asio::io_context& io_;
    Services& services_;
    spdlog::logger& log_;
    asio::executor_work_guard<asio::io_context::executor_type> working_;
    Chores chores_;
    asio::signal_set reload_;
    asio::signal_set stop_;
    asio::steady_timer answerLeaves_;
    std::optional<Next> next_;
};

} // namespace tempo::daemon
