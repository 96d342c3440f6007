#include "unit/cli/fake_daemon.hpp"

#include <gmock/gmock.h>

namespace tempo::cli {
namespace {

using protocol::Json;
using testing::FakeDaemon;
using ::testing::HasSubstr;
using testing::run;

AuditRecord line(std::uint64_t sequence) {
    AuditRecord record;
    record.sequence = sequence;
    record.entry.at = *parseRfc3339("2026-01-31T11:00:00Z");
    record.entry.kind = "refused.unauthorized";
    record.entry.address = "192.168.1.7";
    record.entry.status = 401;
    record.entry.detail = "unknown token";
    return record;
}

/// A log of lines 1 to `size`, given out a thousand at most.
void giveLog(FakeDaemon& daemon, std::uint64_t size) {
    daemon.answer("audit.list", [size](const Json& params) {
        protocol::AuditPage page;
        const std::uint64_t before = params.value("before", size + 1);
        for (std::uint64_t next = before; next > 1 && page.records.size() < params["limit"];) {
            page.records.push_back(line(--next));
        }
        return protocol::toJson(page);
    });
}

TEST(AuditList, ShowsHowOftenARefusalHappened) {
    FakeDaemon daemon;
    AuditRecord folded = line(7);
    folded.entry.count = 12;
    daemon.answer("audit.list", [folded](const Json& params) {
        return protocol::toJson(params.contains("before") ? protocol::AuditPage{}
                                                          : protocol::AuditPage{{folded}});
    });
    const auto outcome = run(daemon, {"audit", "list", "--refusals"});
    EXPECT_EQ(outcome.exit, ExitCode::Done);
    EXPECT_EQ(daemon.calls.front().params, (Json{{"kinds", "refusals"}, {"limit", 100}}));
    EXPECT_THAT(outcome.out,
                HasSubstr("refused.unauthorized     401  192.168.1.7  -       -         "
                          "unknown token (×12)\n"));
}

TEST(AuditList, AsksForNoMoreThanTheLimit) {
    FakeDaemon daemon;
    giveLog(daemon, 3000);
    const auto document =
        Json::parse(run(daemon, {"audit", "list", "--limit", "1500", "--json"}).out);
    EXPECT_EQ(document["records"].size(), 1500U);
    EXPECT_EQ(document["records"].back()["sequence"], 1501);
    EXPECT_EQ(daemon.calls.size(), 2U);
}

TEST(AuditExport, PrintsEveryLineNewestFirst) {
    FakeDaemon daemon;
    giveLog(daemon, 2500);
    std::istringstream lines(run(daemon, {"audit", "export"}).out);
    std::uint64_t expected = 2500;
    for (std::string text; std::getline(lines, text); --expected) {
        ASSERT_EQ(Json::parse(text)["sequence"], expected);
    }
    EXPECT_EQ(expected, 0U);
}

TEST(AuditExport, WritesCsvWithATitleLine) {
    FakeDaemon daemon;
    giveLog(daemon, 1);
    EXPECT_EQ(run(daemon, {"audit", "export", "--format", "csv"}).out,
              "sequence,at,kind,actor,address,sender,provider,transport,status,requestId,detail,"
              "count,handledAt\r\n"
              "1,2026-01-31T11:00:00.000Z,refused.unauthorized,,192.168.1.7,,,,401,,"
              "unknown token,1,\r\n");
}

TEST(AuditVerify, EndsWithZeroOnlyWhenIntact) {
    FakeDaemon daemon;
    daemon.answerWith("audit.verify", protocol::AuditVerification{true, 1, ""});
    const auto intact = run(daemon, {"audit", "verify"});
    EXPECT_EQ(intact.exit, ExitCode::Done);
    EXPECT_EQ(intact.out, "The audit log is intact: 1 line checked.\n");

    daemon.answerWith("audit.verify", protocol::AuditVerification{false, 9, "line 4 was changed."});
    const auto broken = run(daemon, {"audit", "verify"});
    EXPECT_EQ(broken.exit, ExitCode::Refused);
    EXPECT_EQ(broken.out, "");
    EXPECT_EQ(broken.err, "tempoctl: the audit log is not intact: line 4 was changed.\n");
}

TEST(AuditVerify, EndsWithOneForJsonToo) {
    FakeDaemon daemon;
    daemon.answerWith("audit.verify", protocol::AuditVerification{false, 9, "line 4 was changed."});
    const auto outcome = run(daemon, {"audit", "verify", "--json"});
    EXPECT_EQ(outcome.exit, ExitCode::Refused);
    EXPECT_EQ(Json::parse(outcome.out)["intact"], false);
}

TEST(AuditHandle, SendsTheNumbers) {
    FakeDaemon daemon;
    daemon.answerWith("audit.handle", protocol::ChangedResult{2});
    EXPECT_EQ(run(daemon, {"audit", "handle", "17", "18"}).out, "2 lines marked as handled.\n");
    EXPECT_EQ(daemon.onlyCall("audit.handle"), (Json{{"sequences", {17, 18}}}));
}

} // namespace
} // namespace tempo::cli
