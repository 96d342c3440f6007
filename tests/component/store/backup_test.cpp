#include "component/store/sample_events.hpp"
#include "store/backup/backup.hpp"
#include "store/database/files.hpp"
#include "store/database/query.hpp"
#include "store/events/event_query.hpp"
#include "store/settings/setting_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>

#include <sys/stat.h>

namespace tempo::store {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

std::string content(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> namesIn(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) {
        names.push_back(entry.path().filename().string());
    }
    std::ranges::sort(names);
    return names;
}

mode_t modeOf(const fs::path& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 07777U : 0;
}

class BackupTest : public ::testing::Test {
protected:
    /// A backup as the daemon makes it: inside a read transaction of another connection.
    Expected<Backup> backUp(BackupOrigin origin = BackupOrigin::Requested) {
        Connection reader(database_.file(), {Connection::Access::ReadOnly});
        execute(reader, "BEGIN");
        return writeBackup(reader,
                           {.folder = folder(),
                            .at = database_.clock.now(),
                            .origin = origin,
                            .configurationFile = files_ / "tempod.json"},
                           stop_.get_token());
    }

    fs::path folder() const { return files_ / "backups"; }

    test::TestDatabase database_;
    test::TemporaryDirectory files_;
    std::stop_source stop_;
};

TEST_F(BackupTest, HoldsDatabaseSettingsAndManifestForTheOwnerAlone) {
    test::storeAll(database_, {test::draftTitled("first"), test::draftTitled("second")});
    database_.write([](WriteContext& context) {
        putSetting(context, "retention.days", "30");
        return true;
    });
    std::ofstream(files_ / "tempod.json") << R"({"log.level": "debug"})";
    const auto backup = backUp();
    ASSERT_TRUE(backup) << backup.error().detail;
    EXPECT_EQ(backup->manifest.events, 2U);
    EXPECT_THAT(namesIn(backup->folder),
                ElementsAre("manifest.json", "settings.json", "tempo.db", "tempod.json"));
    EXPECT_EQ(nlohmann::json::parse(content(backup->folder / "settings.json")),
              nlohmann::json({{"retention.days", 30}}));
    EXPECT_EQ(modeOf(backup->folder), 0700U);
    for (const auto& file : backup->manifest.files) {
        EXPECT_EQ(modeOf(backup->folder / file.name), 0600U) << file.name;
    }
    EXPECT_EQ(verifyBackup(backup->folder, {}), backup->manifest);
}

TEST_F(BackupTest, IsTheStateOfTheCommitThatItsReaderSees) {
    test::storeOne(database_, test::draftTitled("before"));
    Connection reader(database_.file(), {Connection::Access::ReadOnly});
    execute(reader, "BEGIN");
    ASSERT_EQ(countEvents(reader).events, 1U);
    test::storeOne(database_, test::draftTitled("after"));
    const auto backup =
        writeBackup(reader, {.folder = folder(), .at = database_.clock.now()}, stop_.get_token());
    ASSERT_TRUE(backup) << backup.error().detail;
    const Connection copy(backup->folder / "tempo.db", {Connection::Access::ReadOnly});
    EXPECT_THAT(test::titlesOf(changesAfter(copy, 0, 10)), ElementsAre("before"));
}

TEST_F(BackupTest, LeavesNothingThatLooksWholeWhenItIsGivenUp) {
    stop_.request_stop();
    const auto backup = backUp();
    ASSERT_FALSE(backup);
    EXPECT_EQ(backup.error().code, ErrorCode::Unavailable);
    EXPECT_THAT(namesIn(folder()), SizeIs(0));
}

TEST_F(BackupTest, RemovesWhatABackupThatWasKilledHasLeft) {
    fs::create_directories(folder() / ".tempo-20200101T000000.000Z.partial");
    std::ofstream(folder() / ".tempo-20200101T000000.000Z.partial/tempo.db") << "half";
    fs::create_directories(folder() / "holidays");
    const auto backup = backUp();
    ASSERT_TRUE(backup);
    EXPECT_THAT(namesIn(folder()), ElementsAre("holidays", backup->folder.filename().string()));
}

TEST_F(BackupTest, SaysWhenThereIsOneOfThisMomentAlready) {
    ASSERT_TRUE(backUp());
    const auto second = backUp();
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::Conflict);
}

TEST_F(BackupTest, NamesTheFolderThatItCannotUse) {
    std::ofstream(files_ / "backups") << "a file";
    const auto backup = backUp();
    ASSERT_FALSE(backup);
    EXPECT_THAT(backup.error().detail, HasSubstr(folder().string()));
}

TEST_F(BackupTest, IsRefusedWhenAnyByteOfItHasChanged) {
    test::storeOne(database_, test::draftTitled("first"));
    const auto backup = backUp();
    ASSERT_TRUE(backup);
    for (const auto* name : {"tempo.db", "settings.json"}) {
        const auto good = content(backup->folder / name);
        auto changed = good;
        changed[changed.size() / 2] ^= 1;
        std::ofstream(backup->folder / name, std::ios::binary) << changed;
        const auto found = verifyBackup(backup->folder, {});
        ASSERT_FALSE(found);
        EXPECT_EQ(found.error().code, ErrorCode::Damaged);
        EXPECT_THAT(found.error().detail, HasSubstr(name));
        std::ofstream(backup->folder / name, std::ios::binary) << good;
    }
    EXPECT_TRUE(verifyBackup(backup->folder, {}));
}

TEST_F(BackupTest, IsRefusedWithALogThatNoChecksumCovers) {
    const auto backup = backUp();
    ASSERT_TRUE(backup);
    std::ofstream(backup->folder / "tempo.db-wal") << "x";
    const auto found = verifyBackup(backup->folder, {});
    ASSERT_FALSE(found);
    EXPECT_THAT(found.error().detail, HasSubstr("tempo.db-wal"));
}

TEST_F(BackupTest, IsRefusedWhenItsSchemaIsNewerThanTheProgram) {
    database_.tamper("PRAGMA user_version = 1000");
    const auto backup = backUp();
    ASSERT_TRUE(backup);
    const auto found = verifyBackup(backup->folder, {});
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, ErrorCode::Unsupported);
}

TEST_F(BackupTest, SaysThatAnyOtherFolderIsNoBackup) {
    const auto found = verifyBackup(files_.path(), {});
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, ErrorCode::NotFound);
}

TEST_F(BackupTest, AreListedTheNewestFirst) {
    const auto first = backUp();
    database_.clock.advance(1s);
    const auto second = backUp(BackupOrigin::Scheduled);
    ASSERT_TRUE(first && second);
    fs::create_directories(folder() / "tempo-10");
    const auto listed = listBackups(folder());
    ASSERT_TRUE(listed);
    ASSERT_THAT(*listed, SizeIs(3));
    EXPECT_EQ(listed->at(0), (FoundBackup{second->folder, second->manifest}));
    EXPECT_EQ(listed->at(1), (FoundBackup{first->folder, first->manifest}));
    EXPECT_FALSE(listed->at(2).manifest);
}

TEST_F(BackupTest, AreNoneWhereThereIsNoFolder) {
    const auto listed = listBackups(folder());
    ASSERT_TRUE(listed);
    EXPECT_THAT(*listed, SizeIs(0));
}

TEST_F(BackupTest, AreRemovedWhenTempoMadeThemByItselfAndThereAreNewerOnes) {
    std::vector<fs::path> made;
    for (const auto origin : {BackupOrigin::Scheduled, BackupOrigin::Requested,
                              BackupOrigin::Scheduled, BackupOrigin::Scheduled}) {
        made.push_back(backUp(origin)->folder);
        database_.clock.advance(1h);
    }
    EXPECT_THAT(*removeOldBackups(folder(), 2), ElementsAre(made[0]));
    EXPECT_THAT(namesIn(folder()),
                ElementsAre(made[1].filename().string(), made[2].filename().string(),
                            made[3].filename().string()));
}

TEST_F(BackupTest, AreNotRemovedWithAFileThatIsNotTemposOwn) {
    const auto old = backUp(BackupOrigin::Scheduled);
    ASSERT_TRUE(old);
    std::ofstream(old->folder / "notes.txt") << "mine";
    database_.clock.advance(1h);
    ASSERT_TRUE(backUp(BackupOrigin::Scheduled));
    EXPECT_THAT(*removeOldBackups(folder(), 1), SizeIs(0));
    EXPECT_TRUE(fs::exists(old->folder / "notes.txt"));
}

TEST(BackupManifest, ReadsWhatItHasWritten) {
    const BackupManifest manifest{.tempoVersion = "0.1.0",
                                  .schema = 2,
                                  .createdAt = *parseRfc3339("2026-01-31T12:00:00.123Z"),
                                  .origin = BackupOrigin::Scheduled,
                                  .events = 3,
                                  .senders = 2,
                                  .auditLines = 1,
                                  .files = {{"tempo.db", 10, std::string(64, 'a')}}};
    EXPECT_EQ(parseBackupManifest(toText(manifest)), manifest);
}

TEST(BackupManifest, RefusesAPathInThePlaceOfAName) {
    for (const auto* name : {"../tempo.db", "/etc/passwd", ".hidden", "", "manifest.json"}) {
        const BackupManifest manifest{
            .files = {{"tempo.db", 1, std::string(64, 'a')}, {name, 1, std::string(64, 'a')}}};
        EXPECT_EQ(parseBackupManifest(toText(manifest)).error().code, ErrorCode::Damaged) << name;
    }
}

TEST(BackupManifest, RefusesOneWithoutADatabaseAndAnyOtherText) {
    for (const auto* text : {"", "[]", "{}", R"({"format": "tempo-backup", "formatVersion": 1})"}) {
        EXPECT_EQ(parseBackupManifest(text).error().code, ErrorCode::Damaged) << text;
    }
    EXPECT_EQ(parseBackupManifest(toText(BackupManifest{})).error().code, ErrorCode::Damaged);
    EXPECT_EQ(parseBackupManifest(R"({"format": "tempo-backup", "formatVersion": 2})").error().code,
              ErrorCode::Unsupported);
}

} // namespace
} // namespace tempo::store
