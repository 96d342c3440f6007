#include "protocol/fields.hpp"

#include <tempo/protocol/messages/diagnostics.hpp>

namespace tempo::protocol {

template<>
struct Fields<Diagnostics> {
    static void visit(auto& as, auto& message) { as.field("document", message.document); }
};

template struct Codec<Diagnostics>;

} // namespace tempo::protocol
