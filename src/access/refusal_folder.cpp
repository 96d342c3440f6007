#include "access/refusal_folder.hpp"

#include "access/ip_address.hpp"

#include <iterator>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace tempo::access {
namespace {

/// Stands in the place of an address where a cause is shared.
constexpr std::string_view kManyAddresses = "many addresses";

std::string blockOf(const std::string& address) {
    const auto parsed = IpAddress::parse(address);
    return parsed ? parsed->subscriberBlock().toString() : address;
}

} // namespace

RefusalFolder::RefusalFolder(std::size_t capacity, std::chrono::seconds window)
    : capacity_(capacity), window_(window) {
    if (capacity == 0 || window <= std::chrono::seconds(0)) {
        throw std::invalid_argument("RefusalFolder: capacity and window must be positive");
    }
}

std::optional<AuditEntry> RefusalFolder::add(AuditEntry entry, Steady now) {
    auto cause = keptCauseOf(entry);
    const auto kept = byCause_.find(cause);
    if (kept != byCause_.end()) {
        const auto window = kept->second;
        const bool forgotten = !window->repeats && window->end <= now;
        if (!forgotten) {
            fold(*window, std::move(entry));
            return std::nullopt;
        }
        byEnd_.erase(window);
        byCause_.erase(kept);
    }
    open(std::move(cause), now);
    return entry;
}

std::vector<AuditEntry> RefusalFolder::due(Steady now) {
    std::vector<AuditEntry> entries;
    while (!byEnd_.empty() && byEnd_.front().end <= now) {
        auto& window = byEnd_.front();
        if (!window.repeats) {
            byCause_.erase(window.cause);
            byEnd_.pop_front();
            continue;
        }
        entries.push_back(std::move(*window.repeats));
        window.repeats.reset();
        window.end = now + window_;
        byEnd_.splice(byEnd_.end(), byEnd_, byEnd_.begin());
    }
    return entries;
}

std::optional<RefusalFolder::Steady> RefusalFolder::nextDue() const {
    return byEnd_.empty() ? std::nullopt : std::optional(byEnd_.front().end);
}

std::vector<AuditEntry> RefusalFolder::drain() {
    std::vector<AuditEntry> entries;
    for (auto& window : byEnd_) {
        if (window.repeats) {
            entries.push_back(std::move(*window.repeats));
        }
    }
    byCause_.clear();
    byEnd_.clear();
    return entries;
}

RefusalFolder::Cause RefusalFolder::causeOf(const AuditEntry& entry) {
    return {.kind = entry.kind,
            .status = entry.status,
            .address = blockOf(entry.address),
            .sender = entry.sender,
            .provider = entry.provider,
            .detail = entry.detail};
}

RefusalFolder::Cause RefusalFolder::keptCauseOf(const AuditEntry& entry) const {
    auto own = causeOf(entry);
    if (byCause_.contains(own) || byCause_.size() < capacity_) {
        return own;
    }
    return {.kind = entry.kind, .status = entry.status, .address = std::string(kManyAddresses)};
}

void RefusalFolder::open(Cause cause, Steady now) {
    byEnd_.push_back({.cause = std::move(cause), .end = now + window_});
    byCause_.emplace(byEnd_.back().cause, std::prev(byEnd_.end()));
}

void RefusalFolder::fold(Window& window, AuditEntry entry) {
    if (window.cause.address == kManyAddresses) {
        entry.address = kManyAddresses;
        entry.sender.clear();
        entry.provider.clear();
        entry.detail = "more causes at once than are written one by one";
    }
    entry.count += window.repeats ? window.repeats->count : 0;
    window.repeats = std::move(entry);
}

} // namespace tempo::access
