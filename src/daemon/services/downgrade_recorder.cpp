#include "daemon/services/downgrade_recorder.hpp"

#include "store/audit/audit_log.hpp"
#include "store/senders/sender_table.hpp"

#include <memory>
#include <utility>

namespace tempo::daemon {
namespace {

AuditEntry lineOf(const SenderDowngrade& downgrade, const Sender& sender,
                  const access::IpAddress& address) {
    AuditEntry line{.at = downgrade.at,
                    .kind = "token.exposed",
                    .actor = "tempod",
                    .address = address.toString()};
    line.sender = sender.name;
    line.provider = sender.provider;
    line.transport = toText(Transport::Plain);
    line.detail =
        "the sender requires TLS, and its token crossed the network in the clear: rotate it";
    return line;
}

} // namespace

/// Nobody waits for it.
class DowngradeRecorder::Write final : public store::WriteJob {
public:
    Write(DowngradeRecorder& recorder, Mark mark) : recorder_(recorder), mark_(std::move(mark)) {}

    store::Undo undo() const override { return store::Undo::Nothing; }

    Expected<void> apply(store::WriteContext& context) override {
        if (store::markDowngrade(context, mark_.downgrade)) {
            store::append(context, mark_.line);
        }
        return {};
    }

    void finish(Expected<void> outcome) override {
        if (!outcome) {
            recorder_.keep(std::move(mark_), outcome.error());
        }
    }

private:
    DowngradeRecorder& recorder_;
    Mark mark_;
};

void DowngradeRecorder::record(SenderDowngrade downgrade, const access::IpAddress& address) {
    const auto* sender = registry_.find(downgrade.sender);
    if (sender != nullptr && registry_.markDowngrade(downgrade.sender, downgrade.at)) {
        auto line = lineOf(downgrade, *sender, address);
        write({std::move(downgrade), std::move(line)});
    }
}

void DowngradeRecorder::retry() {
    for (auto& mark : std::exchange(unwritten_, {})) {
        write(std::move(mark));
    }
}

void DowngradeRecorder::write(Mark mark) {
    auto job = std::make_unique<Write>(*this, mark);
    tasks_.submit(std::move(job),
                  [this, mark = std::move(mark)](const Error& cause) { keep(mark, cause); });
}

void DowngradeRecorder::keep(Mark mark, const Error& cause) {
    log_.error("That the token of '{}' was used in the clear is not stored yet: {}",
               mark.line.sender, cause.detail);
    unwritten_.push_back(std::move(mark));
}

} // namespace tempo::daemon
