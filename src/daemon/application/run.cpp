#include "daemon/application/run.hpp"

#include "daemon/service_manager.hpp"

#include <chrono>
#include <csignal>
#include <utility>

namespace tempo::daemon {
namespace {

constexpr std::chrono::seconds kRequestsMayFinish{10};
/// Between a restore that is ready and its beginning, so that the answer reaches who asked.
constexpr std::chrono::milliseconds kAnswerLeaves{200};

} // namespace

Run::Run(asio::io_context& io, Services& services, CommitListFeed& listFeed, spdlog::logger& log)
    : io_(io), services_(services), log_(log), working_(asio::make_work_guard(io)),
      chores_(io, services, listFeed), reload_(io, SIGHUP), stop_(io, SIGTERM, SIGINT),
      answerLeaves_(io) {
    awaitReload();
    awaitStop();
    services_.backups.attach([this] { beginAnewSoon(); });
}

Next Run::go() {
    notifyReady();
    notifyStatus("Taking events");
    services_.retention.run();
    services_.selections.endStopped(std::chrono::seconds(0));
    io_.run();
    return next_.value_or(Next::Stop);
}

void Run::awaitReload() {
    reload_.async_wait([this](const boost::system::error_code& cancelled, int /*signal*/) {
        if (!cancelled && !next_) {
            services_.reload();
            awaitReload();
        }
    });
}

void Run::awaitStop() {
    stop_.async_wait([this](const boost::system::error_code& cancelled, int /*signal*/) {
        if (!cancelled) {
            log_.info("Stopping: requests in flight are finished first.");
            notifyStopping();
            stop_.clear();
            end(Next::Stop);
        }
    });
}

void Run::beginAnewSoon() {
    answerLeaves_.expires_after(kAnswerLeaves);
    answerLeaves_.async_wait([this](const boost::system::error_code& cancelled) {
        if (!cancelled && !next_) {
            log_.info("Beginning anew with other data: requests in flight are finished first.");
            end(Next::BeginAnew);
        }
    });
}

void Run::end(Next next) {
    if (std::exchange(next_, next)) {
        return; // is ending already
    }
    reload_.cancel();
    answerLeaves_.cancel();
    services_.ingestion.stop();
    services_.server.shutDown(kRequestsMayFinish, [this] { stopAll(); });
}

void Run::stopAll() {
    services_.writeAll();
    chores_.stop();
    services_.stop();
    stop_.cancel();
    working_.reset();
}

} // namespace tempo::daemon
