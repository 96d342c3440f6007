// Properties: the lines of a stream do not depend on how it was cut; a request or a server message
// that is accepted is written again to one line that reads the same. The first byte of the input is
// the size of the pieces.
#include "fuzz/require.hpp"

#include <tempo/protocol/framing.hpp>
#include <tempo/protocol/rpc.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace {

using namespace tempo::protocol;
using tempo::fuzz::require;

/// Small, so that the fuzzer reaches it.
constexpr std::size_t kLimit = 4096;

struct Cut {
    std::vector<std::string> lines;
    bool refused = false;

    friend bool operator==(const Cut&, const Cut&) = default;
};

Cut cutInPieces(std::string_view bytes, std::size_t step) {
    LineFramer framer(kLimit);
    Cut cut;
    while (!bytes.empty() && !cut.refused) {
        const auto piece = bytes.substr(0, step);
        bytes.remove_prefix(piece.size());
        cut.refused = !framer.feed(piece).has_value();
        for (auto line = framer.next(); line && !cut.refused; line = framer.next()) {
            require(line->find('\n') == std::string::npos && line->size() <= kLimit);
            cut.lines.push_back(std::move(*line));
        }
    }
    return cut;
}

std::string_view withoutLineFeed(const std::string& encoded) {
    require(encoded.ends_with('\n'));
    const auto line = std::string_view(encoded).substr(0, encoded.size() - 1);
    require(line.find('\n') == std::string_view::npos);
    return line;
}

void checkLine(const std::string& line) {
    if (const auto request = decodeRequest(line)) {
        require(decodeRequest(withoutLineFeed(encode(*request))) == request);
    }
    if (const auto message = decodeServerMessage(line)) {
        const auto encoded = std::visit([](const auto& part) { return encode(part); }, *message);
        require(decodeServerMessage(withoutLineFeed(encoded)) == message);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto cut = cutInPieces(bytes, std::size_t{data[0]} + 1);
    if (!cut.refused) {
        require(cutInPieces(bytes, 1) == cut);
        std::ranges::for_each(cut.lines, checkLine);
    }
    return 0;
}
