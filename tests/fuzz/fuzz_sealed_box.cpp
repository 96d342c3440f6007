// Properties: no input opens that was not sealed here, and the refusal names the row; what is
// sealed opens as it was, and neither with one bit changed, nor cut short, nor in another row or
// purpose.
#include "crypto/sealed_box.hpp"
#include "fuzz/require.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

using namespace tempo;
using namespace tempo::crypto;
using tempo::fuzz::require;

constexpr SealContext kContext{Purpose::SealedToken, "the row"};

const KeyRing& keys() {
    static const KeyRing ring(SecretBytes::copyOf(std::string(kKeySize, 'k')));
    return ring;
}

void checkRefused(const Expected<SecretBytes>& opened, std::string_view row) {
    require(!opened);
    require(opened.error().detail.find(row) != std::string::npos);
}

/// Places in the envelope are taken from the input, so that the fuzzer chooses them.
void checkChanged(const SealedBox& box, std::string sealed, std::string_view input) {
    std::size_t place = input.size();
    for (const char c : input.substr(0, 4)) {
        place = place * 256 + static_cast<std::uint8_t>(c);
    }
    checkRefused(box.open(kContext, std::string_view(sealed).substr(0, place % sealed.size())),
                 kContext.row);
    const auto bit = place % (8 * sealed.size());
    sealed[bit / 8] = static_cast<char>(sealed[bit / 8] ^ (1 << (bit % 8)));
    checkRefused(box.open(kContext, sealed), kContext.row);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const SealedBox box(keys());
    checkRefused(box.open(kContext, input), kContext.row);
    static_cast<void>(keyIdOfSealed(input));

    const auto sealed = box.seal(kContext, asBytes(input));
    const auto opened = box.open(kContext, sealed);
    require(opened && opened->view() == input);
    checkRefused(box.open({Purpose::SealedTlsKey, kContext.row}, sealed), kContext.row);
    checkRefused(box.open({kContext.purpose, "another row"}, sealed), "another row");
    checkChanged(box, sealed, input);
    return 0;
}
