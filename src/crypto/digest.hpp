#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace tempo::crypto {

/// The 32 bytes of a SHA-256 or an HMAC-SHA-256.
using Digest = std::array<std::uint8_t, 32>;

/// SHA-256 (FIPS 180-4). Any thread.
Digest sha256(std::string_view bytes);

/// The same over bytes that come in parts. One thread at a time.
class Sha256 {
public:
    Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;
    ~Sha256();

    void add(std::string_view bytes);

    /// To be called once, at the end.
    Digest finish();

private:
    std::unique_ptr<evp_md_ctx_st, void (*)(evp_md_ctx_st*)> context_;
};

/// Two lower-case hexadecimal digits for each byte.
std::string toHex(std::span<const std::uint8_t> bytes);

} // namespace tempo::crypto
