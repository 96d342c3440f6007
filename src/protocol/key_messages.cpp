#include "protocol/fields.hpp"

#include <tempo/protocol/messages/key.hpp>

namespace tempo::protocol {

template<>
struct Fields<UnopenedValue> {
    static void visit(auto& as, auto& message) {
        as.field("what", message.what);
        as.field("of", message.of);
    }
};

template<>
struct Fields<KeyCheck> {
    static void visit(auto& as, auto& message) {
        as.field("keyID", message.keyID);
        as.field("origin", message.origin);
        as.field("checked", message.checked);
        as.field("unopened", message.unopened);
    }
};

template<>
struct Fields<KeyRotation> {
    static void visit(auto& as, auto& message) {
        as.field("keyID", message.keyID);
        as.field("resealed", message.resealed);
        as.field("unopened", message.unopened);
    }
};

template struct Codec<KeyCheck>;
template struct Codec<KeyRotation>;

} // namespace tempo::protocol
