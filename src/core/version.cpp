#include <tempo/core/version.hpp>

namespace tempo {

std::string_view version() {
    return TEMPO_VERSION;
}

} // namespace tempo
