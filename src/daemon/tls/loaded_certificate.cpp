#include "daemon/tls/loaded_certificate.hpp"

#include "crypto/certificate_check.hpp"
#include "crypto/private_key.hpp"
#include "daemon/tls/pem_file.hpp"
#include "http/tls_context.hpp"

#include <algorithm>
#include <utility>

namespace tempo::daemon {
namespace {

Error inFile(const std::string& file, Error error) {
    error.detail = "The file " + file + " cannot be used: " + error.detail;
    return error;
}

Expected<void> checkNames(const CertificateFiles& files) {
    if (files.chain.empty() || files.key.empty()) {
        return failure(ErrorCode::InvalidInput,
                       "A certificate is a chain and its key: set ingestion.tls.certificateFile "
                       "and ingestion.tls.keyFile together, with 'tempoctl tls use-certificate "
                       "--chain FILE --key FILE'.");
    }
    for (const auto* name : {&files.chain, &files.key}) {
        if (!name->starts_with('/')) {
            return failure(ErrorCode::InvalidInput, "The path '" + *name +
                                                        "' depends on where tempod was started. "
                                                        "Give it from / on.");
        }
    }
    return {};
}

Expected<std::vector<crypto::Certificate>> readChain(const std::string& file) {
    const auto text = readPemFile(file, PemContent::Certificates);
    if (!text) {
        return tl::unexpected(text.error());
    }
    return crypto::readCertificates(text->view()).map_error([&file](Error error) {
        return inFile(file, std::move(error));
    });
}

Expected<crypto::PrivateKey> readKey(const std::string& file) {
    const auto text = readPemFile(file, PemContent::PrivateKey);
    if (!text) {
        return tl::unexpected(text.error());
    }
    return crypto::PrivateKey::fromPem(*text).map_error(
        [&file](Error error) { return inFile(file, std::move(error)); });
}

} // namespace

Timestamp LoadedCertificate::expires() const {
    return std::ranges::min(chain, {}, &crypto::Certificate::notAfter).notAfter();
}

bool showTheSame(const LoadedCertificate& one, const LoadedCertificate& other) {
    return std::ranges::equal(one.chain, other.chain, {}, &crypto::Certificate::sha256,
                              &crypto::Certificate::sha256);
}

Expected<LoadedCertificate> loadCertificate(const CertificateFiles& files, Timestamp now) {
    if (auto named = checkNames(files); !named) {
        return tl::unexpected(std::move(named.error()));
    }
    auto chain = readChain(files.chain);
    if (!chain) {
        return tl::unexpected(std::move(chain.error()));
    }
    auto key = readKey(files.key);
    if (!key) {
        return tl::unexpected(std::move(key.error()));
    }
    if (auto checked = crypto::checkServerCertificate(*chain, *key, now); !checked) {
        return tl::unexpected(inFile(files.chain, std::move(checked.error())));
    }
    if (auto context = http::makeTlsContext(*chain, *key); !context) {
        return tl::unexpected(inFile(files.chain, std::move(context.error())));
    }
    return LoadedCertificate{*std::move(chain), *std::move(key)};
}

} // namespace tempo::daemon
