#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace tempo::crypto {

/// Bytes that must not outlive their use: keys, tokens. They are overwritten before their memory is
/// given back. Moves but never copies by itself, and can be neither formatted nor streamed nor
/// compared but in constant time. A moved-from value is empty.
class SecretBytes {
public:
    SecretBytes() = default;

    /// `size` zero bytes, to be filled through `writable()`.
    explicit SecretBytes(std::size_t size) : bytes_(size) {}

    static SecretBytes copyOf(std::span<const std::uint8_t> bytes);
    static SecretBytes copyOf(std::string_view text);

    SecretBytes(const SecretBytes&) = delete;
    SecretBytes& operator=(const SecretBytes&) = delete;
    SecretBytes(SecretBytes&&) noexcept = default;
    SecretBytes& operator=(SecretBytes&& other) noexcept;
    ~SecretBytes();

    std::size_t size() const { return bytes_.size(); }
    bool empty() const { return bytes_.empty(); }

    /// Borrowed until this value is moved from, assigned to or destroyed.
    std::span<const std::uint8_t> bytes() const { return bytes_; }
    std::string_view view() const;
    std::span<std::uint8_t> writable() { return bytes_; }

    /// Whether the bytes are the same. The time taken depends on the sizes alone.
    bool equals(std::span<const std::uint8_t> other) const;

    friend bool operator==(const SecretBytes&, const SecretBytes&) = delete;

private:
    void wipe() noexcept;

    std::vector<std::uint8_t> bytes_; ///< never grows, so that no unwiped copy is left behind
};

/// The bytes of a text, for functions that work on bytes.
inline std::span<const std::uint8_t> asBytes(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

} // namespace tempo::crypto
