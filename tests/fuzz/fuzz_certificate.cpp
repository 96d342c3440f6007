// Properties: what is read as certificates tells everything about itself and reads the same when it
// is written again, and so does a key; the check of both for a server comes to an end, and says why
// when it refuses. An input that begins like DER is one certificate, which the fuzzer can then
// change beneath its Base 64; any other is a PEM text.
#include "crypto/base64.hpp"
#include "crypto/certificate_check.hpp"
#include "fuzz/require.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

using namespace tempo;
using namespace tempo::crypto;
using tempo::fuzz::require;

constexpr Timestamp kNow =
    std::chrono::sys_days(std::chrono::year(2030) / std::chrono::January / 31);

std::string asPem(std::string_view der) {
    constexpr std::size_t kLine = 64;
    const auto text = toBase64(Base64::Standard, asBytes(der));
    std::string pem = "-----BEGIN CERTIFICATE-----\n";
    for (std::size_t at = 0; at < text.size(); at += kLine) {
        pem += text.substr(at, kLine) + '\n';
    }
    return pem + "-----END CERTIFICATE-----\n";
}

void checkCertificate(const Certificate& certificate) {
    const auto again = readCertificates(certificate.toPem());
    require(again && again->size() == 1 && again->front().sha256() == certificate.sha256());
    require(again->front().subject() == certificate.subject());
    require(again->front().notBefore() == certificate.notBefore());
    require(again->front().notAfter() == certificate.notAfter());
    require(again->front().covers() == certificate.covers());
    require(certificate.publicKeyPin().starts_with("sha256//"));
    require(std::ranges::none_of(certificate.subject(), [](char c) { return c >= 0 && c < ' '; }));
}

/// The key of the text, or one that fits nothing.
PrivateKey keyIn(std::string_view text) {
    auto key = PrivateKey::fromPem(SecretBytes::copyOf(text));
    if (!key) {
        require(!key.error().detail.empty());
        return PrivateKey::generate();
    }
    return PrivateKey::fromPem(key->toPem()).value();
}

void checkText(std::string_view text) {
    const auto key = keyIn(text);
    const auto chain = readCertificates(text);
    if (!chain) {
        require(!chain.error().detail.empty());
        return;
    }
    require(!chain->empty() && chain->size() <= kCertificateCountLimit);
    std::ranges::for_each(*chain, checkCertificate);
    const auto result = checkServerCertificate(*chain, key, kNow);
    require(result || !result.error().detail.empty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr char kDerSequence = 0x30;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (bytes.starts_with(kDerSequence)) {
        checkText(asPem(bytes));
    } else {
        checkText(bytes);
    }
    return 0;
}
