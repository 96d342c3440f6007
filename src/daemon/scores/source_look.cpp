#include "daemon/scores/source_look.hpp"

namespace tempo::daemon {

SourceLook lookOf(const score::Library& library, std::string_view provider) {
    SourceLook look;
    if (const auto* found = library.find(provider)) {
        const auto& score = found->score;
        if (score.providerIdentifier == provider) {
            look.displayName = score.displayName;
        }
        if (!score.color.empty()) {
            look.color = score.color;
        }
    }
    return look;
}

} // namespace tempo::daemon
