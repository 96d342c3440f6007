#include <tempo/protocol/codec.hpp>

namespace tempo::protocol {

nlohmann::json jsonValue(const std::string& text) {
    return nlohmann::json::parse(text);
}

} // namespace tempo::protocol
