#include "daemon/keys/opening_report.hpp"

#include "store/audit/audit_log.hpp"

#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace tempo::daemon {
namespace {

/// A line in the audit log; nobody waits for it.
class NoteOpening final : public store::WriteJob {
public:
    NoteOpening(AuditEntry entry, spdlog::logger& log) : entry_(std::move(entry)), log_(log) {}

    Expected<void> apply(store::WriteContext& context) override {
        entry_.at = context.now;
        store::append(context, entry_);
        return {};
    }

    void finish(Expected<void> outcome) override {
        if (!outcome) {
            log_.error("A line of the audit log was not written: {}", outcome.error().detail);
        }
    }

private:
    AuditEntry entry_;
    spdlog::logger& log_;
};

struct Words {
    std::string_view kind;
    std::string_view detail;
};

std::optional<Words> inWords(KeyOpening opening) {
    switch (opening) {
    case KeyOpening::Usual:
    case KeyOpening::First:
        return std::nullopt;
    case KeyOpening::RotationFinished:
        return Words{"key.rotated", "A change of the encryption key that had been interrupted was "
                                    "finished"};
    case KeyOpening::RotationUndone:
        return Words{"key.kept", "A change of the encryption key that had been interrupted was "
                                 "undone"};
    case KeyOpening::Strange:
        return Words{"key.strange", "The encryption key is none that this database was used with"};
    }
    return std::nullopt;
}

} // namespace

void reportOpening(KeyOpening opening, const crypto::KeyRing& ring, StoreTasks& tasks,
                   spdlog::logger& log) {
    const auto words = inWords(opening);
    if (!words) {
        return;
    }
    log.log(opening == KeyOpening::Strange ? spdlog::level::err : spdlog::level::info,
            "{}. The key in force is {}.", words->detail, toText(ring.currentId()));
    AuditEntry entry{.at = {}, .kind = std::string(words->kind), .actor = "tempod"};
    entry.detail = std::string(words->detail) + "; the key is " + toText(ring.currentId());
    tasks.submit(std::make_unique<NoteOpening>(std::move(entry), log), [&log](const Error& error) {
        log.error("A line of the audit log was not written: {}", error.detail);
    });
}

} // namespace tempo::daemon
