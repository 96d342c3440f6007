#pragma once

#include "access/ip_address.hpp"

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>

namespace tempo::http {

/// The answers that are held back right now, by who failed (IpAddress::subscriberBlock), a few of
/// each: a stranger behind a proxy is not to fill the proxy's connections with answers that wait.
/// One thread.
class HeldAnswers {
public:
    static constexpr std::uint32_t kPerClient = 16;

    /// One answer's place, given back at its end. The table outlives it.
    class Place {
    public:
        Place(HeldAnswers& table, const access::IpAddress& block) : table_(&table), block_(block) {}
        Place(Place&& other) noexcept
            : table_(std::exchange(other.table_, nullptr)), block_(other.block_) {}
        Place& operator=(Place&&) = delete;
        ~Place() {
            if (table_ != nullptr) {
                table_->giveBack(block_);
            }
        }

    private:
        HeldAnswers* table_;
        access::IpAddress block_;
    };

    /// Nothing: as many as may are held back for this client.
    std::optional<Place> take(const access::IpAddress& client) {
        const auto block = client.subscriberBlock();
        auto& count = perBlock_[block];
        if (count == kPerClient) {
            return std::nullopt;
        }
        ++count;
        return std::optional<Place>(std::in_place, *this, block);
    }

private:
    void giveBack(const access::IpAddress& block) {
        const auto found = perBlock_.find(block);
        if (--found->second == 0) {
            perBlock_.erase(found);
        }
    }

    std::unordered_map<access::IpAddress, std::uint32_t> perBlock_;
};

} // namespace tempo::http
