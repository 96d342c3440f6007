#include "component/store/test_store.hpp"
#include "store/database/query.hpp"

#include <gmock/gmock.h>

#include <fstream>

#include <sys/stat.h>
#include <unistd.h>

namespace {

using namespace tempo;
using namespace tempo::store;
using namespace tempo::test;
using testing::ElementsAre;
using testing::HasSubstr;

mode_t modeOf(const std::filesystem::path& path) {
    struct stat status {};
    EXPECT_EQ(::stat(path.c_str(), &status), 0) << path;
    return status.st_mode & 07777;
}

TEST(Store, MakesItsFolderAndFilesForItsOwnerAlone) {
    TemporaryDirectory folder;
    TestStore store(folder / "new" / "data");
    store.post(draftTitled("a"));
    EXPECT_EQ(modeOf(folder / "new" / "data"), 0700U);
    for (const auto* name : {"tempo.db", "tempo.db-wal", "tempo.db-shm", "tempo.lock"}) {
        EXPECT_EQ(modeOf(folder / "new" / "data" / name), 0600U) << name;
    }
    EXPECT_TRUE(store->report().created);
    EXPECT_FALSE(store->report().uncleanStop);
    EXPECT_GT(store->databaseSize(), 0U);
}

TEST(Store, RefusesASecondDaemonOnTheSameFolder) {
    TemporaryDirectory folder;
    TestStore first(folder.path());
    const auto second = first.open();
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::Locked);
    EXPECT_THAT(second.error().detail, HasSubstr(folder.path().string()));
    EXPECT_THAT(second.error().detail, HasSubstr("process " + std::to_string(::getpid())));
}

TEST(Store, FindsItsEventsAgainAfterACleanStop) {
    TemporaryDirectory folder;
    {
        TestStore store(folder.path());
        ASSERT_TRUE(store.post(draftTitled("a")));
    }
    EXPECT_FALSE(std::filesystem::exists(folder / "tempo.db-wal"));
    TestStore again(folder.path());
    EXPECT_FALSE(again->report().created);
    EXPECT_FALSE(again->report().uncleanStop);
    EXPECT_THAT(titlesOf(again.events()), ElementsAre("a"));
}

TEST(Store, HasEveryAcknowledgedEventAfterAKillAndChecksTheDatabase) {
    TemporaryDirectory folder;
    std::vector<std::string> acknowledged;
    TestStore store(folder / "running");
    for (int i = 0; i < 20; ++i) {
        acknowledged.push_back(std::to_string(i));
        ASSERT_TRUE(store.post(draftTitled(acknowledged.back())));
        const auto killed = folder / ("killed" + acknowledged.back());
        copyAsKilled(folder / "running", killed);
        TestStore restarted(killed);
        EXPECT_TRUE(restarted->report().uncleanStop);
        ASSERT_EQ(titlesOf(restarted.events()), acknowledged);
    }
}

TEST(Store, ChecksTheDatabaseAfterAKillThatFollowedACleanStop) {
    TemporaryDirectory folder;
    { const TestStore first(folder / "running"); }
    const TestStore second(folder / "running");
    copyAsKilled(folder / "running", folder / "killed");
    TestStore restarted(folder / "killed");
    EXPECT_TRUE(restarted->report().uncleanStop);
}

TEST(Store, NeverReusesASequenceAfterAKillThatFollowedADeletion) {
    TemporaryDirectory folder;
    TestStore store(folder / "running");
    ASSERT_TRUE(store.post(draftTitled("a")));
    ASSERT_TRUE(store.post(draftTitled("b")));
    const auto newest = store.events().back();
    ASSERT_TRUE(
        store.write([&](WriteContext& context) { return erase(context, std::array{newest.id}); }));
    copyAsKilled(folder / "running", folder / "killed");

    TestStore restarted(folder / "killed");
    ASSERT_TRUE(restarted.post(draftTitled("c")));
    EXPECT_EQ(restarted.events().back().sequence, newest.sequence + 1);
}

TEST(Store, IgnoresATransactionThatWasCutOff) {
    TemporaryDirectory folder;
    TestStore store(folder / "running");
    ASSERT_TRUE(store.post(draftTitled("a")));
    const auto complete = std::filesystem::file_size(folder / "running" / "tempo.db-wal");
    ASSERT_TRUE(store.post(draftTitled("b")));
    copyAsKilled(folder / "running", folder / "killed");
    const auto wal = folder / "killed" / "tempo.db-wal";
    std::filesystem::resize_file(wal, std::filesystem::file_size(wal) - 100);
    ASSERT_GT(std::filesystem::file_size(wal), complete);

    TestStore restarted(folder / "killed");
    EXPECT_THAT(titlesOf(restarted.events()), ElementsAre("a"));
    EXPECT_TRUE(restarted.post(draftTitled("c")));
}

TEST(Store, RefusesAFileThatIsNoDatabase) {
    TemporaryDirectory folder;
    std::ofstream(folder / "tempo.db") << std::string(8192, 'x');
    StoreOptions options;
    options.dataDirectory = folder.path();
    const ManualClock clock;
    const auto opened = Store::open(std::move(options), clock);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::Damaged);
    EXPECT_THAT(opened.error().detail, HasSubstr("backup"));
}

TEST(Store, RefusesADamagedDatabaseAfterAnUncleanStop) {
    TemporaryDirectory folder;
    {
        TestStore store(folder.path());
        for (int i = 0; i < 200; ++i) {
            store.submit([&](WriteContext& context) {
                storeEvents(context, batchOf({draftTitled("a")}, store.clock.now()));
                return Expected<void>();
            });
        }
    }
    {
        Connection connection(folder / "tempo.db", {Connection::Access::Write});
        connection.run("UPDATE meta SET value = 'no' WHERE name = 'closed'");
    }
    {
        std::fstream file(folder / "tempo.db", std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(
            static_cast<std::streamoff>(std::filesystem::file_size(folder / "tempo.db") / 2));
        file << std::string(8192, '\x55');
    }
    StoreOptions options;
    options.dataDirectory = folder.path();
    const ManualClock clock;
    const auto opened = Store::open(std::move(options), clock);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::Damaged);
    EXPECT_THAT(opened.error().detail, HasSubstr("tempo.db"));
}

TEST(Store, SaysThatAFolderCannotBeUsed) {
    TemporaryDirectory folder;
    std::ofstream(folder / "file") << "not a folder";
    StoreOptions options;
    options.dataDirectory = folder / "file";
    const ManualClock clock;
    const auto opened = Store::open(std::move(options), clock);
    ASSERT_FALSE(opened);
    EXPECT_THAT(opened.error().detail, HasSubstr((folder / "file").string()));
}

} // namespace
