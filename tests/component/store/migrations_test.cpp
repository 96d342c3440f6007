#include "store/database/connection.hpp"
#include "store/database/database_failure.hpp"
#include "store/database/query.hpp"
#include "store/schema/0001_initial.hpp"
#include "store/schema/migrations.hpp"
#include "store/stacks/timeline_query.hpp"
#include "support/temporary_directory.hpp"

#include <gmock/gmock.h>

#include <array>

#include <sys/stat.h>

namespace {

using namespace tempo;
using namespace tempo::store;
using tempo::test::TemporaryDirectory;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr Migration kFirst{1, kInitialSchema};
constexpr Migration kAddsATable{2,
                                "CREATE TABLE added (x INTEGER) STRICT; PRAGMA user_version = 2"};
constexpr Migration kFails{2, "CREATE TABLE added (x INTEGER) STRICT; CREATE TABLE added (x);"
                              "PRAGMA user_version = 2"};
constexpr Migration kForgetsItsNumber{2, "CREATE TABLE added (x INTEGER) STRICT"};

class Migrations : public testing::Test {
protected:
    std::filesystem::path file() const { return folder_ / "tempo.db"; }
    Connection connect() const { return Connection(file(), {Connection::Access::Create}); }

    static std::int64_t number(const Connection& connection, Sql sql) {
        Query query(connection, sql);
        query.next();
        return query.column<std::int64_t>(0);
    }

    /// A database of schema 1 with one setting in it.
    void makeFirst() const {
        auto connection = connect();
        ASSERT_TRUE(migrate(connection, std::array{kFirst}));
        connection.run("INSERT INTO settings VALUES ('a', '1')");
    }

private:
    TemporaryDirectory folder_;
};

TEST_F(Migrations, HaveNumbersWithoutAGap) {
    int number = 0;
    for (const auto& step : migrations()) {
        EXPECT_EQ(step.number, ++number);
    }
}

TEST_F(Migrations, MakeANewDatabaseWithoutACopy) {
    auto connection = connect();
    const auto report = migrate(connection, migrations());
    ASSERT_TRUE(report);
    EXPECT_EQ(*report, (MigrationReport{0, migrations().back().number, std::nullopt}));
    EXPECT_EQ(number(connection, "PRAGMA application_id"), kApplicationId);
}

TEST_F(Migrations, LeaveACurrentDatabaseAlone) {
    makeFirst();
    auto connection = connect();
    EXPECT_EQ(*migrate(connection, std::array{kFirst}), (MigrationReport{1, 1, std::nullopt}));
}

TEST_F(Migrations, KeepACompleteCopyOfTheFileBeforeTheFirstStep) {
    makeFirst();
    auto connection = connect();
    const auto report = migrate(connection, std::array{kFirst, kAddsATable});
    ASSERT_TRUE(report);
    const auto copy = file().string() + ".before-2";
    EXPECT_EQ(*report, (MigrationReport{1, 2, copy}));
    EXPECT_EQ(number(connection, "SELECT count(*) FROM added"), 0);

    const Connection before(copy, {Connection::Access::Write});
    EXPECT_EQ(number(before, "PRAGMA user_version"), 1);
    EXPECT_EQ(number(before, "PRAGMA application_id"), kApplicationId);
    EXPECT_EQ(number(before, "SELECT value FROM settings WHERE name = 'a'"), 1);
    struct stat status {};
    ASSERT_EQ(::stat(copy.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 07777, 0600U);
    EXPECT_FALSE(std::filesystem::exists(copy + ".partial"));
}

TEST_F(Migrations, UndoAStepThatFailsAndCanBeTriedAgain) {
    makeFirst();
    {
        auto connection = connect();
        EXPECT_THROW(static_cast<void>(migrate(connection, std::array{kFirst, kFails})),
                     DatabaseFailure);
        EXPECT_THROW(static_cast<void>(migrate(connection, std::array{kFirst, kForgetsItsNumber})),
                     std::logic_error);
        EXPECT_EQ(number(connection, "PRAGMA user_version"), 1);
    }
    auto connection = connect();
    EXPECT_EQ(migrate(connection, std::array{kFirst, kAddsATable})->after, 2);
}

TEST_F(Migrations, RefuseADatabaseOfANewerProgram) {
    makeFirst();
    auto connection = connect();
    ASSERT_TRUE(migrate(connection, std::array{kFirst, kAddsATable}));
    const auto refused = migrate(connection, std::array{kFirst});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Unsupported);
    EXPECT_THAT(refused.error().detail, HasSubstr("has schema 2"));
    EXPECT_THAT(refused.error().detail, HasSubstr("before-2"));
}

TEST_F(Migrations, RefuseADatabaseOfAnotherProgram) {
    auto connection = connect();
    connection.run("CREATE TABLE theirs (x)");
    const auto refused = migrate(connection, migrations());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Unsupported);
    EXPECT_EQ(number(connection, "SELECT count(*) FROM sqlite_schema"), 1);
}

TEST_F(Migrations, GiveStacksTheHeadsThatTheirEventsHad) {
    auto connection = connect();
    ASSERT_TRUE(migrate(connection, migrations().first(9)));
    // Event 4 stands alone; stack 10 has an event that is dismissed, stack 11 only such.
    connection.run(
        "WITH made (n, stack, heads, gone) AS"
        " (VALUES (1, 10, 1, 0), (2, 10, 0, 1), (3, 11, 1, 1), (4, NULL, 1, 0))"
        "INSERT INTO events (sequence, id, provider_identifier, title, event_type, severity, state,"
        " start_date, received_at, metadata, actions, revision, dismissed, needs_attention,"
        " transport, sender_id, stack_id, heads_stack)"
        " SELECT n, randomblob(16), 'a', 'e' || n, 0, 3, 0, 1000 * n, 1, '{}', '[]', 1, gone, 0, 0,"
        " zeroblob(16), stack, heads FROM made;"
        "WITH made (id, head, count, dismissed) AS (VALUES (10, 1, 2, 1), (11, 3, 1, 1))"
        "INSERT INTO stacks (id, provider_identifier, generation, kind, key, title, first_at,"
        " latest_at, events, cycles, latest_severity, worst_severity, severity, stack_color,"
        " dismissed, needing_attention, head)"
        " SELECT id, 'a', 0, 1, id, '', 1, 1, count, 0, 3, 3, 3, 0, dismissed, 0, head FROM made;");
    ASSERT_TRUE(migrate(connection, migrations()));
    EXPECT_EQ(number(connection, "SELECT sum(sequence) FROM events WHERE stands_alone = 1"), 4);
    EXPECT_EQ(number(connection, "SELECT head_date FROM stacks WHERE id = 10"), 1000);
    EXPECT_EQ(number(connection, "SELECT head_date FROM stacks WHERE id = 11"), 3000);
    const auto shown = [&](Dismissed dismissed) {
        std::vector<Sequence> heads;
        for (const auto& entry :
             listTimeline(connection, {.dismissed = dismissed}, kFromTheNewest, 10)) {
            heads.push_back(entry.event.sequence);
        }
        return heads;
    };
    EXPECT_THAT(shown(Dismissed::Hidden), ElementsAre(4, 1));
    EXPECT_THAT(shown(Dismissed::Shown), ElementsAre(4, 3, 1));
}

} // namespace
