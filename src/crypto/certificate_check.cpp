#include "crypto/certificate_check.hpp"

#include "crypto/key_strength.hpp"
#include "crypto/openssl.hpp"

#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <string>

namespace tempo::crypto {
namespace {

/// What is to be used, and when.
struct Candidate {
    std::span<const Certificate> chain; ///< not empty
    const PrivateKey& key;
    Timestamp now;
};

EVP_PKEY* publicKeyOf(const Certificate& certificate) {
    return X509_get0_pubkey(certificate.native());
}

/// How a person finds the certificate: its place in the chain and its subject.
std::string nameOf(const Candidate& candidate, std::size_t index) {
    return "certificate " + std::to_string(index + 1) + " of " +
           std::to_string(candidate.chain.size()) + " (" + candidate.chain[index].subject() + ")";
}

tl::unexpected<Error> refused(std::string detail) {
    return failure(ErrorCode::InvalidInput, std::move(detail));
}

tl::unexpected<Error> damaged(std::string detail) {
    return failure(ErrorCode::Damaged, std::move(detail));
}

Expected<void> checkReadable(const Candidate& candidate) {
    for (std::size_t i = 0; i < candidate.chain.size(); ++i) {
        const auto& certificate = candidate.chain[i];
        const bool isInvalid =
            (X509_get_extension_flags(certificate.native()) & EXFLAG_INVALID) != 0;
        if (isInvalid || publicKeyOf(certificate) == nullptr) {
            return damaged("The chain's " + nameOf(candidate, i) + " has " +
                           (isInvalid ? "an extension" : "a public key") +
                           " that cannot be read. Have it issued anew.");
        }
    }
    return {};
}

Expected<void> checkKey(const Candidate& candidate) {
    for (std::size_t i = 0; i < candidate.chain.size(); ++i) {
        if (EVP_PKEY_eq(publicKeyOf(candidate.chain[i]), candidate.key.native()) != 1) {
            continue;
        }
        if (i == 0) {
            return {};
        }
        return refused("The private key is that of " + nameOf(candidate, i) +
                       ", not of the first. Put the server's own certificate first, then the one "
                       "that issued it, and so on.");
    }
    return refused("The private key is not that of " + nameOf(candidate, 0) +
                   ". Give the key that the certificate was requested with.");
}

Expected<void> checkTimes(const Candidate& candidate) {
    for (std::size_t i = 0; i < candidate.chain.size(); ++i) {
        const auto& certificate = candidate.chain[i];
        if (candidate.now >= certificate.notAfter()) {
            return refused("The chain's " + nameOf(candidate, i) + " expired at " +
                           formatRfc3339(certificate.notAfter()) +
                           ". Renew it, and give the renewed one.");
        }
        if (candidate.now < certificate.notBefore()) {
            return refused("The chain's " + nameOf(candidate, i) + " is valid only from " +
                           formatRfc3339(certificate.notBefore()) + ", and the clock says " +
                           formatRfc3339(candidate.now) +
                           ". Check the clock of this machine, or wait.");
        }
    }
    return {};
}

/// Whether the certificate at `index` comes from the next one.
Expected<void> checkLink(const Candidate& candidate, std::size_t index) {
    const auto& subject = candidate.chain[index];
    const auto& issuer = candidate.chain[index + 1];
    if (const int fault = X509_check_issued(issuer.native(), subject.native());
        fault != X509_V_OK) {
        return refused("The chain's " + nameOf(candidate, index) + " was not issued by " +
                       nameOf(candidate, index + 1) + ": " + X509_verify_cert_error_string(fault) +
                       ". Put each certificate before the one that issued it, as in a "
                       "fullchain.pem, and leave out what does not belong to the chain.");
    }
    if (!issuer.isAuthority()) {
        return refused("The chain's " + nameOf(candidate, index + 1) +
                       " is no authority, so senders will not accept what it issued. Have the "
                       "server's certificate issued by an authority.");
    }
    if (X509_verify(subject.native(), publicKeyOf(issuer)) != 1) {
        return damaged("The signature of " + nameOf(candidate, index) + " is not by the key of " +
                       nameOf(candidate, index + 1) +
                       ". Take both from where they were issued once more.");
    }
    return {};
}

Expected<void> checkLinks(const Candidate& candidate) {
    for (std::size_t i = 0; i + 1 < candidate.chain.size(); ++i) {
        if (auto link = checkLink(candidate, i); !link) {
            return link;
        }
    }
    return {};
}

Expected<void> checkUse(const Candidate& candidate) {
    const auto& leaf = candidate.chain.front();
    if (leaf.isAuthority()) {
        return refused("The chain's " + nameOf(candidate, 0) +
                       " is an authority, and a server that has its key could speak for every "
                       "other one. Have a certificate issued for the server; one made with openssl "
                       "req -x509 needs: -addext basicConstraints=critical,CA:FALSE");
    }
    // Both say that everything is allowed when the extension is missing.
    if ((X509_get_extended_key_usage(leaf.native()) & XKU_SSL_SERVER) == 0 ||
        (X509_get_key_usage(leaf.native()) & KU_DIGITAL_SIGNATURE) == 0) {
        return refused("The chain's " + nameOf(candidate, 0) +
                       " is not meant for a TLS server: its key usage has to allow "
                       "digitalSignature, and its extended key usage serverAuth. Have one issued "
                       "for a server.");
    }
    return {};
}

/// The signature of a root counts for nothing: whoever trusts a root has it already.
bool isWeaklySigned(const Certificate& certificate) {
    constexpr int kFewestSecurityBits = 112; // SHA-224 and better (NIST SP 800-57, table 3)
    const bool isRoot = (X509_get_extension_flags(certificate.native()) & EXFLAG_SS) != 0;
    int securityBits = 0;
    return !isRoot && (X509_get_signature_info(certificate.native(), nullptr, nullptr,
                                               &securityBits, nullptr) != 1 ||
                       securityBits < kFewestSecurityBits);
}

Expected<void> checkStrength(const Candidate& candidate) {
    for (std::size_t i = 0; i < candidate.chain.size(); ++i) {
        const auto& certificate = candidate.chain[i];
        if (auto strong =
                checkKeyStrength(publicKeyOf(certificate), "The key of " + nameOf(candidate, i));
            !strong) {
            return strong;
        }
        if (isWeaklySigned(certificate)) {
            return refused("The chain's " + nameOf(candidate, i) +
                           " is signed in a way that can be forged, such as with SHA-1. Have it "
                           "issued anew, signed with SHA-256 or better.");
        }
    }
    return {};
}

} // namespace

Expected<void> checkServerCertificate(std::span<const Certificate> chain, const PrivateKey& key,
                                      Timestamp now) {
    if (chain.empty()) {
        return refused("There is no certificate. Give the chain, the server's own certificate "
                       "first.");
    }
    const ErrorScope errors;
    const Candidate candidate{chain, key, now};
    for (const auto check :
         {&checkReadable, &checkKey, &checkTimes, &checkLinks, &checkUse, &checkStrength}) {
        if (auto result = check(candidate); !result) {
            return result;
        }
    }
    return {};
}

} // namespace tempo::crypto
