#include "model/senders/first_event.hpp"
#include "support/stored_events.hpp"

#include <gmock/gmock.h>

#include <QCoreApplication>

namespace tempo::model {
namespace {

using test::numbered;

class First : public testing::Test {
protected:
    First() {
        sender.id.uuid.bytes[0] = 9;
        sender.name = "Backup";
        link.answer("audit.list", [this](const protocol::Json&) {
            return protocol::toJson(protocol::AuditPage{.records = records});
        });
        link.become(LinkState::Connected);
    }

    void refuse(std::uint64_t sequence, std::string name) {
        AuditRecord record;
        record.sequence = sequence;
        record.entry.sender = std::move(name);
        record.entry.detail = "refused " + std::to_string(sequence);
        records.insert(records.begin(), record);
    }

    /// Until the next reading of the audit.
    void wait() {
        for (const auto before = link.callsOf("audit.list");
             link.callsOf("audit.list") == before;) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
    }

    test::ScriptedLink link;
    test::StoredEvents store{link};
    EventFeed feed{link};
    Sender sender;
    std::vector<AuditRecord> records;
};

TEST_F(First, ArrivesFromItsSenderAlone) {
    std::vector<std::string> arrived;
    FirstEvent first(link, feed, sender);
    QObject::connect(&first, &FirstEvent::arrived,
                     [&](const Event& event) { arrived.push_back(event.title); });
    auto own = numbered(2);
    own.sender = sender.id;
    Q_EMIT feed.changed({numbered(1), own});
    EXPECT_THAT(arrived, testing::ElementsAre("Event 2"));
}

TEST_F(First, TellsOfRefusalsSinceItWaits) {
    std::vector<std::string> told;
    refuse(1, "Backup");
    FirstEvent first(link, feed, sender);
    QObject::connect(&first, &FirstEvent::refused,
                     [&](const AuditEntry& entry) { told.push_back(entry.detail); });
    refuse(2, "");
    refuse(3, "Another");
    wait();
    EXPECT_THAT(told, testing::ElementsAre("refused 2"));
}

} // namespace
} // namespace tempo::model
