#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// The first words of a connection.
namespace tempo::protocol {

/// The version of the protocol that this build speaks. A peer of another one is refused in the
/// hello.
inline constexpr int kProtocolVersion = 1;

/// What a connection may do: a viewer reads, an owner does everything.
enum class Role : std::uint8_t { Viewer, Owner };
std::string_view toText(Role role);

/// A message without fields of its own.
struct Empty {
    friend bool operator==(const Empty&, const Empty&) = default;
};

// hello: the first request on every connection
struct HelloParams {
    int protocol = kProtocolVersion;
    std::string client; ///< name and version, for the log
    friend bool operator==(const HelloParams&, const HelloParams&) = default;
};
struct HelloResult {
    int protocol = kProtocolVersion;
    std::string version; ///< of the daemon
    Role role = Role::Viewer;
    friend bool operator==(const HelloResult&, const HelloResult&) = default;
};

} // namespace tempo::protocol
