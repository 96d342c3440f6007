#include "daemon/ingestion.hpp"

#include <utility>

namespace tempo::daemon {
namespace {

constexpr std::chrono::seconds kRetryInterval{5};

http::Endpoint endpointOf(const EffectiveSettings& settings) {
    return {.port = settings.ingestionPort,
            .bind = settings.ingestionBind == BindScope::Loopback ? http::Bind::Loopback
                                                                  : http::Bind::Lan};
}

} // namespace

Expected<void> Ingestion::apply(const EffectiveSettings& settings) {
    const auto endpoint = endpointOf(settings);
    if (settings.ingestionEnabled) {
        const bool moves = !server_.listening() || endpoint != endpoint_;
        if (auto outcome = server_.listen(endpoint); !outcome) {
            return outcome;
        }
        if (moves) {
            for (const auto& address : server_.addresses()) {
                log_.info("Taking events on http://{}", address);
            }
        }
    } else if (server_.listening()) {
        server_.stopListening();
        log_.info("Ingestion is paused: no events are taken.");
    }
    retry_.cancel();
    error_.clear();
    enabled_ = settings.ingestionEnabled;
    endpoint_ = endpoint;
    return {};
}

void Ingestion::start(const EffectiveSettings& settings) {
    if (auto outcome = apply(settings); !outcome) {
        enabled_ = true;
        endpoint_ = endpointOf(settings);
        error_ = std::move(outcome.error().detail);
        log_.error("No events are taken: {} It is tried again every {} s.", error_,
                   kRetryInterval.count());
        listenOrRetry();
    }
}

void Ingestion::listenOrRetry() {
    retry_.expires_after(kRetryInterval);
    retry_.async_wait([this](const boost::system::error_code& cancelled) {
        if (cancelled || error_.empty()) {
            return;
        }
        if (auto outcome = server_.listen(endpoint_); !outcome) {
            listenOrRetry();
            return;
        }
        error_.clear();
        log_.info("Taking events on port {} now.", server_.port());
    });
}

void Ingestion::stop() {
    retry_.cancel();
}

http::HttpSettings httpSettings(const EffectiveSettings& settings) {
    http::HttpSettings result;
    result.bodyBytes = settings.bodyBytes;
    result.headerTimeout = settings.headerTimeout;
    result.bodyTimeout = settings.bodyTimeout;
    result.idleTimeout = settings.idleTimeout;
    result.connections = static_cast<std::uint32_t>(settings.connectionsTotal);
    result.connectionsPerAddress = static_cast<std::uint32_t>(settings.connectionsPerAddress);
    result.policy.trusted = settings.trustedNetworksOnly ? access::TrustedNetworks::Only
                                                         : access::TrustedNetworks::Anyone;
    return result;
}

} // namespace tempo::daemon
