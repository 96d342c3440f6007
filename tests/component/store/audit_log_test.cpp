#include "component/store/test_database.hpp"
#include "store/audit/audit_log.hpp"

#include <gmock/gmock.h>

namespace {

using namespace tempo;
using namespace tempo::store;
using namespace tempo::test;
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;

AuditEntry entry(std::string kind, Timestamp at) {
    return {.at = at,
            .kind = std::move(kind),
            .actor = "uid 1000",
            .address = "192.168.1.7",
            .sender = "nas",
            .provider = "scripts.shell",
            .transport = "plain",
            .status = 401,
            .requestId = "r-1",
            .detail = "The token is unknown.",
            .count = 3};
}

void write(TestDatabase& database, const AuditEntry& line) {
    database.write([&](WriteContext& context) { return append(context, line); });
}

/// Ten lines, a minute apart.
void fillAudit(TestDatabase& database) {
    for (int i = 0; i < 10; ++i) {
        write(database,
              entry(i % 2 == 0 ? "refused.unauthorized" : "sender.created", database.clock.now()));
        database.clock.advance(1min);
    }
}

constexpr AuditFilter kRefusals{AuditKinds::Refusals, AuditHandled::Any};
constexpr AuditFilter kChanges{AuditKinds::Changes, AuditHandled::Any};
constexpr AuditFilter kOpenOnly{AuditKinds::All, AuditHandled::OpenOnly};

std::vector<Sequence> sequencesOf(const std::vector<StoredAuditEntry>& lines) {
    std::vector<Sequence> sequences;
    for (const auto& line : lines) {
        sequences.push_back(line.sequence);
    }
    return sequences;
}

TEST(AuditLog, GivesBackEveryFieldAsItWasWritten) {
    TestDatabase database;
    const auto line = entry("refused.unauthorized", database.clock.now());
    write(database, line);
    const auto lines = listAudit(database.connection(), {}, std::nullopt, 10);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].sequence, 1U);
    EXPECT_EQ(lines[0].entry, line);
    EXPECT_EQ(lines[0].handledAt, std::nullopt);
    EXPECT_EQ(lines[0].hash, hashOfAuditEntry({}, 1, line));
}

TEST(AuditLog, ListsTheNewestFirstByKindAndInPages) {
    TestDatabase database;
    fillAudit(database);
    const auto list = [&](const AuditFilter& filter, std::optional<Sequence> before) {
        return sequencesOf(listAudit(database.connection(), filter, before, 3));
    };
    EXPECT_THAT(list({}, std::nullopt), ElementsAre(10U, 9U, 8U));
    EXPECT_THAT(list({}, 8), ElementsAre(7U, 6U, 5U));
    EXPECT_THAT(list(kRefusals, std::nullopt), ElementsAre(9U, 7U, 5U));
    EXPECT_THAT(list(kChanges, 5), ElementsAre(4U, 2U));
    EXPECT_THAT(sequencesOf(auditAfter(database.connection(), 7, 10)), ElementsAre(8U, 9U, 10U));
}

TEST(AuditLog, KeepsAMarkOfHandledBesideTheChain) {
    TestDatabase database;
    fillAudit(database);
    const auto mark = [](WriteContext& context) {
        return markHandled(context, std::array<Sequence, 2>{9, 10});
    };
    const auto markedAt = database.clock.now();
    ASSERT_TRUE(database.write(mark));
    database.clock.advance(1h);
    ASSERT_TRUE(database.write(mark));
    EXPECT_EQ(listAudit(database.connection(), {}, std::nullopt, 1).at(0).handledAt, markedAt);
    EXPECT_THAT(sequencesOf(listAudit(database.connection(), kOpenOnly, std::nullopt, 2)),
                ElementsAre(8U, 7U));
    EXPECT_TRUE(verifyAudit(database.connection()).intact());
}

TEST(AuditLog, NamesALineThatIsNotThereAndMarksNone) {
    TestDatabase database;
    fillAudit(database);
    const auto refused = database.write([](WriteContext& context) {
        return markHandled(context, std::array<Sequence, 2>{3, 11});
    });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::NotFound);
    EXPECT_THAT(refused.error().detail, HasSubstr("11"));
    EXPECT_EQ(auditAfter(database.connection(), 2, 1).at(0).handledAt, std::nullopt);
}

TEST(AuditLog, VerifiesAWholeChainAndAnEmptyOne) {
    TestDatabase database;
    EXPECT_TRUE(verifyAudit(database.connection()).intact());
    fillAudit(database);
    database.reopen();
    write(database, entry("setting.changed", database.clock.now()));
    const auto verified = verifyAudit(database.connection());
    EXPECT_TRUE(verified.intact()) << *verified.fault;
    EXPECT_EQ(verified.rowsChecked, 11U);
    EXPECT_EQ(verified.lastSequence, 11U);
}

TEST(AuditLog, StillVerifiesAfterOldLinesWereTrimmed) {
    TestDatabase database;
    const auto start = database.clock.now();
    fillAudit(database);
    const auto trim = [&](Timestamp olderThan, std::size_t limit) {
        return database.write(
            [&](WriteContext& context) { return trimAudit(context, olderThan, limit); });
    };
    EXPECT_EQ(trim(start + 4min, 3), 3U);
    EXPECT_EQ(trim(start + 4min, 3), 1U);
    EXPECT_EQ(trim(start + 4min, 3), 0U);
    EXPECT_EQ(sequencesOf(auditAfter(database.connection(), 0, 1)), std::vector<Sequence>{5});
    EXPECT_EQ(verifyAudit(database.connection()).rowsChecked, 6U);
    EXPECT_TRUE(verifyAudit(database.connection()).intact());

    EXPECT_EQ(trim(start + 1h, 100), 6U);
    EXPECT_TRUE(verifyAudit(database.connection()).intact());
    write(database, entry("setting.changed", database.clock.now()));
    EXPECT_TRUE(verifyAudit(database.connection()).intact());
    EXPECT_EQ(sequencesOf(auditAfter(database.connection(), 0, 2)), std::vector<Sequence>{11});
}

struct Tampering {
    const char* what;
    Sql sql;
    const char* fault;
};

class AuditTampering : public testing::TestWithParam<Tampering> {};

TEST_P(AuditTampering, IsFound) {
    TestDatabase database;
    fillAudit(database);
    database.tamper(GetParam().sql);
    const auto verified = verifyAudit(database.connection());
    ASSERT_FALSE(verified.intact());
    EXPECT_THAT(*verified.fault, HasSubstr(GetParam().fault));
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, AuditTampering,
    testing::Values(
        Tampering{"Time", "UPDATE audit SET at = at + 1 WHERE sequence = 4", "Line 4 is not"},
        Tampering{"Kind", "UPDATE audit SET kind = 'x' WHERE sequence = 4", "Line 4 is not"},
        Tampering{"Actor", "UPDATE audit SET actor = '' WHERE sequence = 4", "Line 4 is not"},
        Tampering{"Address", "UPDATE audit SET address = '10.0.0.1' WHERE sequence = 4",
                  "Line 4 is not"},
        Tampering{"Sender", "UPDATE audit SET sender = 'x' WHERE sequence = 4", "Line 4 is not"},
        Tampering{"Provider", "UPDATE audit SET provider = 'x' WHERE sequence = 4",
                  "Line 4 is not"},
        Tampering{"Transport", "UPDATE audit SET transport = 'tls' WHERE sequence = 4",
                  "Line 4 is not"},
        Tampering{"Status", "UPDATE audit SET status = 200 WHERE sequence = 4", "Line 4 is not"},
        Tampering{"RequestId", "UPDATE audit SET request_id = 'x' WHERE sequence = 4",
                  "Line 4 is not"},
        Tampering{"Detail", "UPDATE audit SET detail = '' WHERE sequence = 4", "Line 4 is not"},
        Tampering{"Count", "UPDATE audit SET count = 1 WHERE sequence = 4", "Line 4 is not"},
        Tampering{"Hash", "UPDATE audit SET hash = zeroblob(32) WHERE sequence = 4",
                  "Line 4 is not"},
        Tampering{"TextMovedToTheNextField",
                  "UPDATE audit SET actor = 'uid 10', address = '00192.168.1.7'"
                  " WHERE sequence = 4",
                  "Line 4 is not"},
        Tampering{"RemovedFirst", "DELETE FROM audit WHERE sequence = 1", "Line 1 is missing"},
        Tampering{"RemovedMiddle", "DELETE FROM audit WHERE sequence BETWEEN 4 AND 6",
                  "Lines 4 to 6 are missing"},
        Tampering{"RemovedLast", "DELETE FROM audit WHERE sequence = 10", "Line 10 is missing"},
        Tampering{"RemovedAll", "DELETE FROM audit", "Lines 1 to 10 are missing"},
        Tampering{"RemovedAndRenumbered",
                  "DELETE FROM audit WHERE sequence = 4;"
                  " UPDATE audit SET sequence = sequence - 1 WHERE sequence > 4",
                  "Line 4 is not"},
        Tampering{"Reordered",
                  "UPDATE audit SET sequence = -1 WHERE sequence = 4;"
                  " UPDATE audit SET sequence = 4 WHERE sequence = 5;"
                  " UPDATE audit SET sequence = 5 WHERE sequence = -1",
                  "Line 4 is not"},
        Tampering{"InsertedAtTheEnd",
                  "INSERT INTO audit SELECT 11, at, kind, actor, address, sender, provider,"
                  " transport, status, request_id, detail, count, handled_at, hash FROM audit"
                  " WHERE sequence = 10",
                  "Line 11 is not"},
        Tampering{"InsertedBeforeTheStart",
                  "INSERT INTO audit SELECT 0, at, kind, actor, address, sender, provider,"
                  " transport, status, request_id, detail, count, handled_at, hash FROM audit"
                  " WHERE sequence = 1",
                  "Line 0 stands before"},
        Tampering{"ChainHead", "UPDATE audit_chain SET last_hash = zeroblob(32)",
                  "The last line, 10, is not the one"},
        Tampering{"ChainAnchor", "UPDATE audit_chain SET hash_before_first = randomblob(32)",
                  "Line 1 is not"}),
    [](const auto& testing) { return std::string(testing.param.what); });

} // namespace
