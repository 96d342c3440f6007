#include "daemon/services/action_message.hpp"

#include "score/vocabulary.hpp"

#include <utility>

namespace tempo::daemon {

protocol::EventAction messageOf(score::ResolvedAction action) {
    return {.label = std::move(action.label),
            .systemIcon = std::move(action.systemIcon),
            .kind = std::string(toText(action.kind)),
            .author = action.author == score::Author::Score ? "score" : "sender",
            .availability = std::string(toText(action.availability)),
            .text = std::move(action.text),
            .reason = std::move(action.reason),
            .missing = std::move(action.missing),
            .written = std::move(action.written)};
}

} // namespace tempo::daemon
