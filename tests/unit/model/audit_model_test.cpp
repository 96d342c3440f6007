#include "model/security/audit_model.hpp"
#include "support/scripted_link.hpp"

#include <gmock/gmock.h>

namespace tempo::model {
namespace {

AuditRecord record(std::uint64_t sequence) {
    AuditRecord made;
    made.sequence = sequence;
    made.entry.kind = "refused.unauthorized";
    made.entry.address = "192.0.2.7";
    made.entry.detail = "unknown token";
    return made;
}

/// A log of so many lines.
void script(test::ScriptedLink& link, std::uint64_t lines) {
    link.answer("audit.list", [lines](const protocol::Json& params) {
        const auto asked = protocol::fromJson<protocol::AuditListParams>(params).value();
        protocol::AuditPage page;
        for (auto next = asked.before.value_or(lines + 1) - 1;
             next > 0 && page.records.size() < asked.limit; --next) {
            page.records.push_back(record(next));
        }
        return protocol::toJson(page);
    });
}

TEST(AuditModel, ReadsPageByPage) {
    test::ScriptedLink link;
    script(link, 250);
    AuditModel model(link);
    model.reload();
    EXPECT_EQ(model.rowCount(), 200);
    ASSERT_TRUE(model.canFetchMore({}));
    model.fetchMore({});
    EXPECT_EQ(model.rowCount(), 250);
    model.fetchMore({});
    EXPECT_FALSE(model.canFetchMore({}));
    EXPECT_EQ(model.recordAt(249)->sequence, 1U);
}

TEST(AuditModel, KeepsNoMoreThanAPersonReads) {
    test::ScriptedLink link;
    script(link, 20'000);
    AuditModel model(link);
    model.reload();
    while (model.canFetchMore({})) {
        model.fetchMore({});
    }
    EXPECT_EQ(model.rowCount(), static_cast<int>(AuditModel::kMostRows));
}

TEST(AuditModel, SaysWhoOrWhatALineIsAbout) {
    AuditEntry entry;
    entry.sender = "Backup";
    entry.address = "192.0.2.7";
    EXPECT_EQ(auditSubject(entry).toStdString(), "Backup · 192.0.2.7");
}

TEST(AuditModel, ReadsAnewWhenALineHasBeenHandled) {
    test::ScriptedLink link;
    script(link, 1);
    link.answerWith("audit.handle", protocol::ChangedResult{.changed = 1});
    AuditModel model(link);
    model.reload();
    model.handle({1});
    EXPECT_EQ(link.lastParams("audit.handle")["sequences"], protocol::Json::array({1}));
    EXPECT_EQ(link.callsOf("audit.list"), 2U);
}

} // namespace
} // namespace tempo::model
