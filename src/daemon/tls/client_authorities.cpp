#include "daemon/tls/client_authorities.hpp"

#include "daemon/tls/pem_file.hpp"

#include <algorithm>
#include <utility>

namespace tempo::daemon {
namespace {

using Certificates = std::vector<crypto::Certificate>;

tl::unexpected<Error> refused(const std::string& file, const std::string& why) {
    return failure(ErrorCode::InvalidInput,
                   "The authorities of client certificates cannot be taken from '" + file +
                       "': " + why);
}

Expected<Certificates> readAuthorities(const std::string& file) {
    if (!file.starts_with('/')) {
        return refused(file, "a path has to begin with /.");
    }
    const auto text = readPemFile(file, PemContent::Certificates);
    if (!text) {
        return tl::unexpected(text.error());
    }
    auto read = crypto::readCertificates(text->view());
    if (!read) {
        return refused(file, read.error().detail);
    }
    const auto other = std::ranges::find_if_not(*read, &crypto::Certificate::isAuthority);
    if (other != read->end()) {
        return refused(file, "'" + other->subject() +
                                 "' is no authority. Give the certificate of the one that has "
                                 "issued those of the clients.");
    }
    return read;
}

bool areTheSame(const Certificates& one, const Certificates& other) {
    return std::ranges::equal(one, other, {}, &crypto::Certificate::sha256,
                              &crypto::Certificate::sha256);
}

} // namespace

Expected<void> ClientAuthorities::use(const std::string& file) {
    auto read = file.empty() ? Expected<Certificates>(Certificates()) : readAuthorities(file);
    if (!read) {
        return tl::unexpected(std::move(read.error()));
    }
    file_ = file;
    certificates_ = *std::move(read);
    problem_.clear();
    return {};
}

void ClientAuthorities::begin(const std::string& file) {
    if (auto used = use(file); !used) {
        file_ = file;
        problem_ = std::move(used.error().detail);
    }
}

ClientAuthorities::Reload ClientAuthorities::reload() {
    const auto before = certificates_;
    if (auto used = use(file_); !used) {
        problem_ = std::move(used.error().detail);
    }
    return areTheSame(before, certificates_) ? Reload::Same : Reload::Changed;
}

} // namespace tempo::daemon
