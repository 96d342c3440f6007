#include "protocol/fields.hpp"

#include <tempo/protocol/messages/hello.hpp>

namespace tempo::protocol {

std::string_view toText(Role role) {
    return role == Role::Owner ? "owner" : "viewer";
}

template<>
struct Enumerators<Role> {
    static constexpr std::array kAll{Role::Viewer, Role::Owner};
};

template<>
struct Fields<Empty> {
    static void visit(auto& /*as*/, auto& /*message*/) {}
};

template<>
struct Fields<HelloParams> {
    static void visit(auto& as, auto& message) {
        as.field("protocol", message.protocol);
        as.field("client", message.client);
    }
};

template<>
struct Fields<HelloResult> {
    static void visit(auto& as, auto& message) {
        as.field("protocol", message.protocol);
        as.field("version", message.version);
        as.field("role", message.role);
    }
};

template struct Codec<Empty>;
template struct Codec<HelloParams>;
template struct Codec<HelloResult>;

} // namespace tempo::protocol
