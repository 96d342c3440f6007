#include "component/store/test_database.hpp"
#include "store/database/database_failure.hpp"
#include "store/database/query.hpp"

#include <gmock/gmock.h>
#include <sqlite3.h>

#include <cerrno>

namespace {

using namespace tempo;
using namespace tempo::store;
using namespace tempo::test;

std::string pragma(const Connection& connection, Sql sql) {
    Query query(connection, sql);
    query.next();
    return query.column<std::string>(0);
}

TEST(Connection, IsSetUpSoThatACommitIsDurable) {
    TestDatabase database;
    const auto& connection = database.connection();
    EXPECT_EQ(pragma(connection, "PRAGMA journal_mode"), "wal");
    EXPECT_EQ(pragma(connection, "PRAGMA synchronous"), "2");
    EXPECT_EQ(pragma(connection, "PRAGMA foreign_keys"), "1");
    EXPECT_EQ(pragma(connection, "PRAGMA secure_delete"), "1");
    EXPECT_EQ(pragma(connection, "PRAGMA trusted_schema"), "0");
}

TEST(Connection, RefusesADoubleQuotedTextAsAValue) {
    TestDatabase database;
    EXPECT_THROW(database.connection().prepare("SELECT * FROM meta WHERE name = \"closed\""),
                 DatabaseFailure);
}

TEST(Connection, RefusesAQueryInsideItself) {
    TestDatabase database;
    static constexpr Sql kSql = "SELECT 1";
    const Query outer(database.connection(), kSql);
    EXPECT_THROW(Query(database.connection(), kSql), std::logic_error);
}

TEST(Connection, ForgetsBoundValuesWithTheQuery) {
    TestDatabase database;
    static constexpr Sql kSql = "SELECT ?1";
    {
        Query query(database.connection(), kSql, std::string_view("bound"));
        ASSERT_TRUE(query.next());
        EXPECT_EQ(query.text(0), "bound");
    }
    Query query(database.connection(), kSql);
    ASSERT_TRUE(query.next());
    EXPECT_EQ(query.column<std::optional<std::string>>(0), std::nullopt);
}

TEST(DatabaseFailure, TellsAFullDiskFromABrokenOne) {
    using Kind = DatabaseFailure::Kind;
    struct Case {
        int code;
        int systemError;
        Kind kind;
    };
    for (const auto& [code, systemError, kind] : {
             Case{SQLITE_FULL, 0, Kind::Full},
             Case{SQLITE_IOERR_WRITE, EDQUOT, Kind::Full},
             Case{SQLITE_IOERR_WRITE, EFBIG, Kind::Full},
             Case{SQLITE_IOERR_WRITE, EIO, Kind::Broken},
             Case{SQLITE_IOERR_SHMSIZE, ENOSPC, Kind::Full},
             Case{SQLITE_CANTOPEN, ENOSPC, Kind::Full},
             Case{SQLITE_CANTOPEN, EACCES, Kind::Broken},
             Case{SQLITE_IOERR_FSYNC, ENOSPC, Kind::Broken},
             Case{SQLITE_CORRUPT, 0, Kind::Damaged},
             Case{SQLITE_NOTADB, 0, Kind::Damaged},
             Case{SQLITE_CONSTRAINT_UNIQUE, 0, Kind::Rule},
             Case{SQLITE_BUSY_SNAPSHOT, 0, Kind::Busy},
             Case{SQLITE_TOOBIG, 0, Kind::Statement},
         }) {
        EXPECT_EQ(kindOfResultCode(code, systemError), kind) << code << " " << systemError;
    }
}

} // namespace
