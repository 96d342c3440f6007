#include "component/store/test_store.hpp"
#include "store/backup/backup.hpp"
#include "store/database/query.hpp"
#include "store/restore/restore.hpp"
#include "store/senders/signature_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace tempo::store {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

void write(const fs::path& file, const std::string& content) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
}

std::string content(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// How a restore finds the folder: the old database with or without a log, and the new one
/// likewise.
struct Shape {
    const char* name;
    bool oldLog;
    bool newLog;
};

class RestoreMoves : public ::testing::TestWithParam<Shape> {
protected:
    RestoreMoves() {
        write(data() / "tempo.db", "old");
        write(data() / "tempo.db-shm", "shared memory");
        write(data() / "restore-staged/tempo.db", "new");
        if (GetParam().oldLog) {
            write(data() / "tempo.db-wal", "old log");
        }
        if (GetParam().newLog) {
            write(data() / "restore-staged/tempo.db-wal", "new log");
        }
        fs::create_directories(data() / journal_.keepIn);
        journal_.files = databaseFilesIn(data() / "restore-staged");
        writeJournal(data(), journal_);
    }

    fs::path data() const { return folder_.path(); }
    std::vector<Move> plan() const { return movesLeft(data(), journal_); }

    void expectTheNewData() const {
        EXPECT_EQ(content(data() / "tempo.db"), "new");
        EXPECT_EQ(content(data() / "tempo.db-wal"), GetParam().newLog ? "new log" : "");
        EXPECT_EQ(content(data() / "kept/tempo.db"), "old");
        EXPECT_EQ(content(data() / "kept/tempo.db-wal"), GetParam().oldLog ? "old log" : "");
        EXPECT_FALSE(fs::exists(data() / "tempo.db-shm"));
    }

    void expectTheOldData() const {
        EXPECT_EQ(content(data() / "tempo.db"), "old");
        EXPECT_EQ(content(data() / "tempo.db-wal"), GetParam().oldLog ? "old log" : "");
        EXPECT_FALSE(fs::exists(data() / "restore.json"));
    }

    test::TemporaryDirectory folder_;
    RestoreJournal journal_{.from = "restore-staged",
                            .keepIn = "kept",
                            .files = {},
                            .source = "a backup",
                            .actor = "uid 0",
                            .fault = {}};
};

TEST_P(RestoreMoves, GoOnAfterAnyNumberOfThemThatWereDone) {
    const auto moves = plan();
    for (std::size_t done = 0; done <= moves.size(); ++done) {
        const test::TemporaryDirectory copy;
        fs::copy(data(), copy / "data", fs::copy_options::recursive);
        for (std::size_t i = 0; i < done; ++i) {
            fs::rename(copy / "data" / fs::relative(moves[i].from, data()),
                       copy / "data" / fs::relative(moves[i].to, data()));
        }
        const auto applied = applyRestore(copy / "data");
        ASSERT_TRUE(applied && *applied) << "after " << done << " moves";
        EXPECT_EQ((*applied)->fault, "");
        EXPECT_EQ(content(copy / "data/tempo.db"), "new") << "after " << done << " moves";
        EXPECT_EQ(content(copy / "data/kept/tempo.db"), "old") << "after " << done << " moves";
        EXPECT_EQ(content(copy / "data/tempo.db-wal"), GetParam().newLog ? "new log" : "");
        EXPECT_EQ(content(copy / "data/kept/tempo.db-wal"), GetParam().oldLog ? "old log" : "");
    }
}

TEST_P(RestoreMoves, LeaveTheOldDataWhenOneOfThemFails) {
    const auto moves = plan();
    // The last one is the new database; nothing can be in its way but the old one, which has gone.
    for (std::size_t failing = 0; failing + 1 < moves.size(); ++failing) {
        if (fs::exists(moves[failing].to)) {
            continue; // nothing else can be in its way
        }
        write(moves[failing].to / "in the way", "");
        const auto applied = applyRestore(data());
        ASSERT_TRUE(applied && *applied);
        EXPECT_THAT((*applied)->fault, HasSubstr("rename")) << "move " << failing;
        if (fs::is_directory(moves[failing].to)) {
            fs::remove_all(moves[failing].to);
        }
        expectTheOldData();
        writeJournal(data(), journal_);
        write(data() / "tempo.db-shm", "shared memory");
    }
    ASSERT_TRUE(applyRestore(data()));
    expectTheNewData();
}

TEST_P(RestoreMoves, LeaveADatabaseAloneThatHasCome) {
    ASSERT_TRUE(applyRestore(data()));
    write(data() / "tempo.db-wal", "what was stored since");
    ASSERT_TRUE(applyRestore(data()));
    EXPECT_EQ(content(data() / "tempo.db"), "new");
    EXPECT_EQ(content(data() / "tempo.db-wal"), "what was stored since");
}

TEST_P(RestoreMoves, AreTakenBackWhenTheNewDataAreNoUse) {
    const auto applied = applyRestore(data());
    ASSERT_TRUE(applied && *applied);
    const auto back = takeRestoreBack({.data = data(), .actor = "uid 0", .at = {}}, **applied,
                                      {ErrorCode::Damaged, "no use"});
    ASSERT_TRUE(back) << back.error().detail;
    EXPECT_EQ(back->fault, "no use");
    EXPECT_EQ(content(data() / "tempo.db"), "old");
    EXPECT_EQ(content(data() / "tempo.db-wal"), GetParam().oldLog ? "old log" : "");
    EXPECT_EQ(content(data() / back->keepIn / "tempo.db"), "new");
    finishRestore(data(), *back);
    expectTheOldData();
}

INSTANTIATE_TEST_SUITE_P(Shapes, RestoreMoves,
                         ::testing::Values(Shape{"WithoutLogs", false, false},
                                           Shape{"WithAnOldLog", true, false},
                                           Shape{"WithANewLog", false, true},
                                           Shape{"WithBothLogs", true, true}),
                         [](const auto& shape) { return shape.param.name; });

/// A store with one event, and a backup of it; then another event.
class RestoreTest : public ::testing::Test {
protected:
    RestoreTest() {
        EXPECT_TRUE(store_->post(test::draftTitled("before")));
        backup_ = backUp();
        EXPECT_TRUE(store_->post(test::draftTitled("after")));
    }

    fs::path data() const { return folder_ / "data"; }

    fs::path backUp() {
        Expected<Backup> made = failure(ErrorCode::Unavailable, "not read");
        EXPECT_TRUE((*store_)->readNow([&](const Connection& connection) {
            made = writeBackup(connection,
                               {.folder = folder_ / "backups", .at = store_->clock.now()}, {});
        }));
        EXPECT_TRUE(made) << made.error().detail;
        return made->folder;
    }

    RestoreRequest request() const {
        return {.data = data(), .actor = "uid 1000", .at = store_->clock.now()};
    }

    /// What the next start finds.
    std::vector<std::string> titlesAfterRestart() {
        auto& clock = store_->clock;
        clock.advance(std::chrono::seconds(1));
        const auto now = clock.now();
        store_.reset();
        store_ = std::make_unique<test::TestStore>(data());
        store_->clock.advance(now - store_->clock.now());
        return test::titlesOf(store_->events());
    }

    test::TemporaryDirectory folder_;
    std::unique_ptr<test::TestStore> store_ = std::make_unique<test::TestStore>(folder_ / "data");
    fs::path backup_;
};

TEST_F(RestoreTest, ReplacesTheDataAtTheNextStartAndCanBeUndone) {
    const auto staged = stageRestore(request(), backup_, {});
    ASSERT_TRUE(staged) << staged.error().detail;
    EXPECT_EQ(store_->events().size(), 2U) << "the running store is left alone";
    EXPECT_THAT(titlesAfterRestart(), ElementsAre("before"));
    const auto& report = (*store_)->report().restore;
    ASSERT_TRUE(report);
    EXPECT_EQ(report->actor, "uid 1000");
    EXPECT_EQ(report->fault, "");
    EXPECT_FALSE(fs::exists(data() / "restore-staged"));

    ASSERT_TRUE(stageUndo(request()));
    EXPECT_THAT(titlesAfterRestart(), ElementsAre("before", "after"));
    ASSERT_TRUE(stageUndo(request())) << "an undo can be undone";
    EXPECT_THAT(titlesAfterRestart(), ElementsAre("before"));
}

TEST_F(RestoreTest, HappensOnce) {
    ASSERT_TRUE(stageRestore(request(), backup_, {}));
    EXPECT_THAT(titlesAfterRestart(), ElementsAre("before"));
    ASSERT_TRUE(store_->post(test::draftTitled("new")));
    EXPECT_THAT(titlesAfterRestart(), ElementsAre("before", "new"));
    EXPECT_FALSE((*store_)->report().restore);
}

TEST_F(RestoreTest, GivesOutNoSequenceTwice) {
    const auto last = store_->events().back().sequence;
    ASSERT_TRUE(stageRestore(request(), backup_, {}));
    titlesAfterRestart();
    ASSERT_TRUE(store_->post(test::draftTitled("new")));
    EXPECT_GT(store_->events().back().sequence, last);
}

TEST_F(RestoreTest, RemembersTheSignaturesThatWereUsedLately) {
    UsedSignature used;
    used.mark.signedAt = store_->clock.now();
    ASSERT_TRUE(store_->write([&](WriteContext& context) {
        rememberSignature(context, used.sender, used.mark);
        return Expected<void>();
    }));
    ASSERT_TRUE(stageRestore(request(), backup_, {}));
    titlesAfterRestart();
    std::vector<UsedSignature> remembered;
    ASSERT_TRUE((*store_)->readNow([&](const Connection& connection) {
        remembered = loadSignatures(connection, used.mark.signedAt);
    }));
    EXPECT_THAT(remembered, ElementsAre(used));
}

TEST_F(RestoreTest, ThatDoesNotOpenLeavesTheOldDataInPlace) {
    ASSERT_TRUE(stageRestore(request(), backup_, {}));
    write(data() / "restore-staged/tempo.db", std::string(8192, 'x')); // damaged meanwhile
    EXPECT_THAT(titlesAfterRestart(), ElementsAre("before", "after"));
    const auto& report = (*store_)->report().restore;
    ASSERT_TRUE(report);
    EXPECT_THAT(report->fault, HasSubstr("not a database"));
    EXPECT_FALSE(fs::exists(data() / "restore.json"));
}

TEST_F(RestoreTest, RefusesADamagedBackupAndStagesNothing) {
    write(backup_ / "tempo.db", "x");
    EXPECT_EQ(stageRestore(request(), backup_, {}).error().code, ErrorCode::Damaged);
    EXPECT_FALSE(fs::exists(data() / "restore.json"));
    EXPECT_THAT(titlesAfterRestart(), ElementsAre("before", "after"));
}

TEST_F(RestoreTest, WaitsForOneRestartAtATime) {
    ASSERT_TRUE(stageRestore(request(), backup_, {}));
    EXPECT_EQ(stageRestore(request(), backup_, {}).error().code, ErrorCode::Conflict);
    EXPECT_EQ(stageUndo(request()).error().code, ErrorCode::Conflict);
}

TEST_F(RestoreTest, CannotBeUndoneWhereThereWasNone) {
    EXPECT_EQ(stageUndo(request()).error().code, ErrorCode::NotFound);
}

TEST_F(RestoreTest, StartsNoEmptyDatabaseWithAJournalThatCannotBeRead) {
    store_.reset();
    write(data() / "restore.json", "{");
    test::ManualClock clock;
    const auto opened = Store::open({.dataDirectory = data()}, clock);
    ASSERT_FALSE(opened);
    EXPECT_THAT(opened.error().detail, HasSubstr("restore.json"));
}

TEST(RestoreJournal, ReadsWhatItHasWritten) {
    const RestoreJournal journal{.from = "a",
                                 .keepIn = "b",
                                 .files = {"tempo.db", "tempo.db-wal"},
                                 .source = "c",
                                 .actor = "d",
                                 .fault = "e"};
    EXPECT_EQ(parseRestoreJournal(toText(journal)), journal);
}

TEST(RestoreJournal, LeadsNowhereOutOfTheFolder) {
    const RestoreJournal good{.from = "a", .keepIn = "b", .files = {"tempo.db"}};
    auto outside = good;
    outside.from = "../a";
    auto absolute = good;
    absolute.keepIn = "/b";
    auto nested = good;
    nested.files = {"x/tempo.db"};
    for (const auto& journal : {outside, absolute, nested, RestoreJournal{}}) {
        EXPECT_EQ(parseRestoreJournal(toText(journal)).error().code, ErrorCode::Damaged);
    }
}

} // namespace
} // namespace tempo::store
