#include "access/replay_memory.hpp"

#include <tempo/core/limits.hpp>

#include <algorithm>
#include <stdexcept>

namespace tempo::access {

ReplayMemory::ReplayMemory(std::size_t capacity) : capacity_(capacity) {
    if (capacity == 0) {
        throw std::invalid_argument("ReplayMemory: the capacity is 0");
    }
}

bool ReplayMemory::claim(const SenderId& sender, Timestamp signedAt, const SignatureMac& mac,
                         Timestamp now) {
    auto& window = windows_[sender];
    auto& used = window.used;
    while (!used.empty() && used.begin()->first < now - limits::kSignatureTolerance) {
        forgetOldest(window);
    }
    if (signedAt <= window.forgottenUntil || !used.emplace(signedAt, mac).second) {
        return false;
    }
    if (used.size() > capacity_) {
        forgetOldest(window);
    }
    return true;
}

std::size_t ReplayMemory::size(const SenderId& sender) const {
    const auto window = windows_.find(sender);
    return window == windows_.end() ? 0 : window->second.used.size();
}

void ReplayMemory::forgetOldest(Window& window) {
    const auto oldest = window.used.begin();
    window.forgottenUntil = std::max(window.forgottenUntil, oldest->first);
    window.used.erase(oldest);
}

} // namespace tempo::access
