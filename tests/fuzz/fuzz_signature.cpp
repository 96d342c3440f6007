// Input: a header and a target, with a line feed between. Properties: what is read is well-formed
// and signs its own time and sender; nothing of a refused header is repeated in the error.
#include "access/request_signature.hpp"
#include "fuzz/require.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

using namespace tempo;
using namespace tempo::access;
using tempo::fuzz::require;

/// The longest text that an error may hold is shorter than what it could repeat of this.
constexpr std::size_t kErrorSize = 100;

std::string hexOf(const SignatureMac& mac) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (const auto byte : mac) {
        text += kDigits[byte >> 4U];
        text += kDigits[byte & 0x0FU];
    }
    return text;
}

void checkTempo(std::string_view field, const SignedFields& fields) {
    const auto signature = parseTempoSignature(field);
    if (!signature) {
        require(signature.error().detail.size() < kErrorSize);
        return;
    }
    require(signature->scheme == RequestSignature::Scheme::Tempo && signature->signedAt);
    const auto seconds = signature->signedAt->time_since_epoch() / std::chrono::seconds(1);
    const auto again = "t=" + std::to_string(seconds) + ",sender=" + signature->sender.toString() +
                       ",v1=" + hexOf(signature->mac);
    require(parseTempoSignature(again) == signature && again.size() == field.size());
    const auto head = signedHead(*signature, fields);
    require(head.starts_with("tempo-signature-v1\n" + std::to_string(seconds) + "\n" +
                             signature->sender.toString() + "\n"));
    require(isTimely(*signature, *signature->signedAt));
    static_cast<void>(clockDifference(*signature->signedAt, Timestamp{}));
}

void checkHub(std::string_view field, std::string_view target, const SignedFields& fields) {
    const auto signature = parseHubSignature(field, target);
    if (!signature) {
        require(signature.error().detail.size() < kErrorSize);
        return;
    }
    require(signature->scheme == RequestSignature::Scheme::Hub && !signature->signedAt);
    require(namesSender(target) && signedHead(*signature, fields).empty());
    require(parseHubSignature("sha256=" + hexOf(signature->mac), target) == signature);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto end = text.find('\n');
    const auto field = text.substr(0, end);
    const auto target = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    const SignedFields fields{"POST", target, "application/json", {}};
    checkTempo(field, fields);
    checkHub(field, target, fields);
    return 0;
}
