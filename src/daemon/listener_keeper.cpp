#include "daemon/listener_keeper.hpp"

#include <chrono>
#include <utility>

namespace tempo::daemon {
namespace {

constexpr std::chrono::seconds kRetryInterval{5};

} // namespace

Expected<void> ListenerKeeper::apply(const std::optional<http::Endpoint>& wanted) {
    if (wanted) {
        const bool moves = !server_.listening(transport_) || wanted != endpoint_;
        if (auto outcome = server_.listen(transport_, *wanted); !outcome) {
            return outcome;
        }
        if (moves) {
            logAddresses();
        }
    } else {
        server_.stopListening(transport_);
    }
    retry_.cancel();
    error_.clear();
    endpoint_ = wanted;
    return {};
}

void ListenerKeeper::start(const std::optional<http::Endpoint>& wanted) {
    if (auto outcome = apply(wanted); !outcome) {
        endpoint_ = wanted;
        error_ = std::move(outcome.error().detail);
        log_.error("No events are taken over {}: {} It is tried again every {} s.", scheme(),
                   error_, kRetryInterval.count());
        listenOrRetry();
    }
}

void ListenerKeeper::listenOrRetry() {
    retry_.expires_after(kRetryInterval);
    retry_.async_wait([this](const boost::system::error_code& cancelled) {
        if (cancelled || error_.empty()) {
            return;
        }
        if (auto outcome = server_.listen(transport_, *endpoint_); !outcome) {
            listenOrRetry();
            return;
        }
        error_.clear();
        log_.info("Taking events on port {} now.", server_.port(transport_));
    });
}

void ListenerKeeper::logAddresses() const {
    for (const auto& address : server_.addresses(transport_)) {
        log_.info("Taking events on {}://{}", scheme(), address);
    }
}

std::string_view ListenerKeeper::scheme() const {
    return transport_ == Transport::Tls ? "https" : "http";
}

} // namespace tempo::daemon
