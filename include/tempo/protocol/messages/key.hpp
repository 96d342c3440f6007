#pragma once

#include <cstdint>
#include <string>
#include <vector>

/// The encryption key and what is sealed with it.
namespace tempo::protocol {

/// A sealed value that the key does not open.
struct UnopenedValue {
    std::string what; ///< `token`, `tls-key` or `lookup-key`
    std::string of;   ///< the sender's name; `authority` or `server`; empty
    friend bool operator==(const UnopenedValue&, const UnopenedValue&) = default;
};

// keys.check
struct KeyCheck {
    std::string keyID;  ///< names the key and tells nothing about it
    std::string origin; ///< `file`, `environment`, `environment-file` or `credential`
    std::uint64_t checked = 0;
    std::vector<UnopenedValue> unopened;
    friend bool operator==(const KeyCheck&, const KeyCheck&) = default;
};

// keys.rotate
struct KeyRotation {
    std::string keyID; ///< of the new key
    std::uint64_t resealed = 0;
    std::vector<UnopenedValue> unopened; ///< left as they were
    friend bool operator==(const KeyRotation&, const KeyRotation&) = default;
};

} // namespace tempo::protocol
