#pragma once

#include <tempo/core/vocabulary.hpp>

#include <cstdint>
#include <optional>

namespace tempo {

/// How many events need attention, by severity. Only these three can.
struct AttentionCounts {
    std::uint64_t warning = 0;
    std::uint64_t error = 0;
    std::uint64_t critical = 0;

    std::uint64_t total() const { return warning + error + critical; }

    /// The worst severity of which there is one.
    std::optional<Severity> worst() const {
        if (critical > 0) {
            return Severity::Critical;
        }
        if (error > 0) {
            return Severity::Error;
        }
        return warning > 0 ? std::optional(Severity::Warning) : std::nullopt;
    }

    AttentionCounts& operator+=(const AttentionCounts& other) {
        warning += other.warning;
        error += other.error;
        critical += other.critical;
        return *this;
    }

    friend bool operator==(const AttentionCounts&, const AttentionCounts&) = default;
};

} // namespace tempo
