#include "store/database/connection.hpp"
#include "store/database/database_failure.hpp"
#include "store/database/query.hpp"
#include "store/schema/0001_initial.hpp"
#include "store/schema/migrations.hpp"
#include "support/temporary_directory.hpp"

#include <gmock/gmock.h>

#include <array>

#include <sys/stat.h>

namespace {

using namespace tempo;
using namespace tempo::store;
using tempo::test::TemporaryDirectory;
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

} // namespace
