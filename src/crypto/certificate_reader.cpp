#include "crypto/certificate.hpp"
#include "crypto/memory_bio.hpp"

#include <openssl/err.h>
#include <openssl/pem.h>

namespace tempo::crypto {
namespace {

/// Certificates are not encrypted; this keeps OpenSSL from asking on the terminal if one claims so.
int refusePassphrase(char* /*buffer*/, int /*size*/, int /*writing*/, void* /*unused*/) {
    return -1;
}

/// Whether the last read found no further block, rather than a bad one.
bool isAtEnd() {
    const auto error = ERR_peek_last_error();
    return ERR_GET_LIB(error) == ERR_LIB_PEM && ERR_GET_REASON(error) == PEM_R_NO_START_LINE;
}

tl::unexpected<Error> tooLong() {
    return failure(ErrorCode::InvalidInput,
                   "The text for the certificates is longer than 128 KiB, so it is no chain of a "
                   "server. Check that it is the right file.");
}

tl::unexpected<Error> tooMany() {
    return failure(ErrorCode::InvalidInput,
                   "There are more than " + std::to_string(kCertificateCountLimit) +
                       " certificates in this text, so it is no chain of a server. Give the "
                       "server's own certificate and those that lead to its authority.");
}

tl::unexpected<Error> none() {
    return failure(ErrorCode::InvalidInput,
                   "There is no certificate in this text. Give the certificates in PEM form, each "
                   "of which begins with -----BEGIN CERTIFICATE-----; a key or a certificate "
                   "request does not do.");
}

tl::unexpected<Error> damaged(std::size_t number) {
    return failure(ErrorCode::Damaged,
                   "Certificate " + std::to_string(number) +
                       " of this text cannot be read: it, or a block before it, is damaged or cut "
                       "short. Take the file from where it was made once more.");
}

} // namespace

Expected<std::vector<Certificate>> readCertificates(std::string_view pem) {
    if (pem.size() > kCertificateTextLimit) {
        return tooLong();
    }
    const ErrorScope errors;
    const auto reader = readerOf(pem);
    std::vector<Certificate> certificates;
    while (X509* const next =
               PEM_read_bio_X509(reader.get(), nullptr, &refusePassphrase, nullptr)) {
        auto certificate = Certificate::adopt(next);
        if (!certificate) {
            return damaged(certificates.size() + 1);
        }
        if (certificates.size() == kCertificateCountLimit) {
            return tooMany();
        }
        certificates.push_back(std::move(*certificate));
    }
    if (!isAtEnd()) {
        return damaged(certificates.size() + 1);
    }
    if (certificates.empty()) {
        return none();
    }
    return certificates;
}

} // namespace tempo::crypto
