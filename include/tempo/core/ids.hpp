#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace tempo {

/// A UUID as its 16 bytes in network order (RFC 9562).
struct Uuid {
    std::array<std::uint8_t, 16> bytes{};

    /// Reads the 36-character form, either case; nothing for anything else.
    static std::optional<Uuid> parse(std::string_view text);

    /// The 36-character form in lower case.
    std::string toString() const;

    friend auto operator<=>(const Uuid&, const Uuid&) = default;
};

/// A UUID that names one kind of thing, so that one kind cannot be passed for another.
template<class Tag>
struct Id {
    Uuid uuid;

    static std::optional<Id> parse(std::string_view text) {
        const auto parsed = Uuid::parse(text);
        return parsed ? std::optional<Id>(Id{*parsed}) : std::nullopt;
    }

    std::string toString() const { return uuid.toString(); }

    friend auto operator<=>(const Id&, const Id&) = default;
};

using EventId = Id<struct EventIdTag>;
using SenderId = Id<struct SenderIdTag>;

} // namespace tempo

template<class Tag>
struct std::hash<tempo::Id<Tag>> { // NOLINT(cert-dcl58-cpp): own types may have their hash here
    std::size_t operator()(const tempo::Id<Tag>& id) const noexcept {
        return std::hash<std::string_view>{}(std::string_view(
            reinterpret_cast<const char*>(id.uuid.bytes.data()), id.uuid.bytes.size()));
    }
};
