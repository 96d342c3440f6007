#pragma once

#include "daemon/services/audit_service.hpp"
#include "daemon/settings/effective_settings.hpp"
#include "daemon/tls/file_watch.hpp"
#include "daemon/tls/loaded_certificate.hpp"

#include <tempo/core/clock.hpp>
#include <tempo/core/error.hpp>

#include <spdlog/logger.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tempo::daemon {

/// The certificate that the owner keeps in files, or none. The files are watched and read again
/// when they change; what cannot be used leaves the earlier certificate in force and raises an
/// alarm: a problem in the status, a line in the audit and in the log. Io thread.
class FileCertificate {
public:
    /// All must outlive it. `changed` is called when a read after a change has found another good
    /// certificate.
    FileCertificate(boost::asio::io_context& io, AuditService& audit, spdlog::logger& log,
                    const Clock& clock, std::function<void()> changed);

    /// Takes these files from now on; none when they are empty. An Error leaves the earlier ones.
    Expected<void> use(const CertificateFiles& files);

    /// At the start: takes them also when they cannot be used yet, with an alarm.
    void begin(const CertificateFiles& files);

    /// Reads the files again: when something may have changed unseen.
    void reload();

    void stop() { watch_.stop(); }

    const CertificateFiles& files() const { return files_; }

    /// What is in force; null without files, or when they were never good.
    const LoadedCertificate* loaded() const { return loaded_ ? &*loaded_ : nullptr; }

    /// What a person has to see to, in sentences.
    std::vector<std::string> problems() const;

private:
    void watchFiles();
    void take(LoadedCertificate loaded);
    void raiseAlarm(const Error& error);
    void clearAlarm();
    void note(std::string kind, std::string detail);

    AuditService& audit_;
    spdlog::logger& log_;
    const Clock& clock_;
    std::function<void()> changed_;
    FileWatch watch_;
    std::string watchFault_;
    CertificateFiles files_;
    std::optional<LoadedCertificate> loaded_;
    std::string alarm_; ///< empty when all is well
};

} // namespace tempo::daemon
