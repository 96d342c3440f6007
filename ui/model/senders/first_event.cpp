#include "model/senders/first_event.hpp"

namespace tempo::model {
namespace {

constexpr std::uint32_t kNewest = 50;

} // namespace

FirstEvent::FirstEvent(DaemonLink& link, EventFeed& feed, Sender sender, QObject* parent)
    : QObject(parent), link_(link), sender_(std::move(sender)) {
    connect(&feed, &EventFeed::changed, this, [this](const std::vector<Event>& events) {
        const auto found = std::ranges::find(events, sender_.id, &Event::sender);
        if (found != events.end()) {
            timer_.stop();
            Q_EMIT arrived(*found);
        }
    });
    connect(&timer_, &QTimer::timeout, this, &FirstEvent::readAudit);
    timer_.start(kEvery);
    readAudit();
}

void FirstEvent::readAudit() {
    const protocol::AuditListParams params{.kinds = protocol::AuditKinds::Refusals,
                                           .limit = kNewest};
    ask<protocol::AuditPage>(link_, this, "audit.list", params,
                             [this](const Expected<protocol::AuditPage>& page) {
                                 if (page) {
                                     take(page->records);
                                 }
                             });
}

/// A refusal that names another sender is about that one; one that names none may be about this
/// one's token, mistyped.
void FirstEvent::take(const std::vector<AuditRecord>& records) {
    const auto newest = records.empty() ? 0 : records.front().sequence;
    const auto before = std::exchange(seen_, newest);
    if (!before) {
        return;
    }
    for (const auto& record : records) {
        const auto& named = record.entry.sender;
        if (record.sequence > *before && (named.empty() || named == sender_.name)) {
            Q_EMIT refused(record.entry);
            return;
        }
    }
}

} // namespace tempo::model
