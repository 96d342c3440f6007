#include "daemon/tls/file_certificate.hpp"

#include "daemon/tls/name_list.hpp"

#include <chrono>
#include <utility>

namespace tempo::daemon {
namespace {

/// A certificate that renews by itself has done so long before.
constexpr std::chrono::days kSoon{7};

std::string describe(const CertificateFiles& files, const LoadedCertificate& loaded) {
    return "from " + files.chain + ", for " + nameList(loaded.server().covers()) + ", until " +
           formatRfc3339(loaded.expires()) + ", SHA-256 " + loaded.server().sha256();
}

} // namespace

FileCertificate::FileCertificate(boost::asio::io_context& io, AuditService& audit,
                                 spdlog::logger& log, const Clock& clock,
                                 std::function<void()> changed)
    : audit_(audit), log_(log), clock_(clock), changed_(std::move(changed)),
      watch_(io, [this] { reload(); }) {}

Expected<void> FileCertificate::use(const CertificateFiles& files) {
    if (files.empty()) {
        files_ = {};
        loaded_.reset();
        alarm_.clear();
        watch_.watch({});
        return {};
    }
    auto loaded = loadCertificate(files, clock_.now());
    if (!loaded) {
        return tl::unexpected(std::move(loaded.error()));
    }
    files_ = files;
    alarm_.clear();
    watchFiles();
    take(*std::move(loaded));
    return {};
}

void FileCertificate::begin(const CertificateFiles& files) {
    if (files.empty()) {
        return;
    }
    files_ = files;
    watchFiles();
    if (auto loaded = loadCertificate(files_, clock_.now())) {
        loaded_ = *std::move(loaded);
    } else {
        raiseAlarm(loaded.error());
    }
}

void FileCertificate::reload() {
    if (files_.empty()) {
        return;
    }
    watchFiles();
    auto loaded = loadCertificate(files_, clock_.now());
    if (!loaded) {
        raiseAlarm(loaded.error());
        return;
    }
    clearAlarm();
    if (!loaded_ || !showTheSame(*loaded, *loaded_)) {
        take(*std::move(loaded));
        changed_();
    }
}

std::vector<std::string> FileCertificate::problems() const {
    std::vector<std::string> found;
    if (!alarm_.empty()) {
        found.push_back(alarm_);
    }
    const auto now = clock_.now();
    if (loaded_ && now >= loaded_->expires() - kSoon) {
        found.push_back("The certificate in " + files_.chain +
                        (now < loaded_->expires() ? " expires at " : " has expired at ") +
                        formatRfc3339(loaded_->expires()) +
                        ", and no good one has come after it. Renew it, and see to it that it "
                        "renews by itself.");
    }
    return found;
}

void FileCertificate::watchFiles() {
    watch_.watch({files_.chain, files_.key});
    if (watch_.fault() != std::exchange(watchFault_, watch_.fault()) && !watchFault_.empty()) {
        log_.warn("Changes of the certificate are found only once an hour, or when tempod is "
                  "reloaded: this folder cannot be watched: {}",
                  watchFault_);
    }
}

void FileCertificate::take(LoadedCertificate loaded) {
    loaded_ = std::move(loaded);
    const auto what = describe(files_, *loaded_);
    log_.info("The TLS listener has a certificate {}.", what);
    note("certificate.loaded", what);
}

void FileCertificate::raiseAlarm(const Error& error) {
    auto alarm = (loaded_ ? "The renewed certificate is not used, and the earlier one stays: "
                          : "The TLS listener has no certificate: ") +
                 error.detail;
    if (alarm == alarm_) {
        return;
    }
    alarm_ = std::move(alarm);
    log_.error("{}", alarm_);
    note("certificate.rejected", alarm_);
}

void FileCertificate::clearAlarm() {
    if (!alarm_.empty()) {
        alarm_.clear();
        log_.info("The certificate in {} can be used again.", files_.chain);
    }
}

void FileCertificate::note(std::string kind, std::string detail) {
    AuditEntry entry{.at = clock_.now(), .kind = std::move(kind), .actor = "tempod"};
    entry.detail = std::move(detail);
    audit_.note(std::move(entry));
}

} // namespace tempo::daemon
