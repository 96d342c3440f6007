#include "daemon/tls/file_watch.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>

namespace tempo::daemon {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// A file in a folder, and a watch on it that counts. What the kernel tells is waited for as long
/// as a slow machine needs; that nothing was told is seen by a later change that is.
class FileWatchTest : public ::testing::Test {
protected:
    FileWatchTest() {
        write("chain.pem");
        watch_.watch({file_});
    }

    void write(const fs::path& name) { std::ofstream(folder_ / name) << "x"; }

    /// Whether the next call comes, having watched anew as owners of a watch do.
    bool isCalled() {
        const int before = calls_;
        const auto end = std::chrono::steady_clock::now() + 30s;
        while (calls_ == before && std::chrono::steady_clock::now() < end) {
            io_.run_for(10ms);
        }
        watch_.watch({file_});
        return calls_ == before + 1;
    }

    test::TemporaryDirectory folder_;
    boost::asio::io_context io_;
    int calls_ = 0;
    FileWatch watch_{io_, [this] {
                         ++calls_;
                     }};
    fs::path file_ = folder_ / "chain.pem";
};

TEST_F(FileWatchTest, CallsOnceForSeveralChangesAtOnce) {
    write("chain.pem");
    write("chain.pem");
    fs::permissions(file_, fs::perms::owner_read);
    EXPECT_TRUE(isCalled());
}

TEST_F(FileWatchTest, CallsForAFileThatIsRenamedOverTheOther) {
    write("new.pem");
    fs::rename(folder_ / "new.pem", file_);
    EXPECT_TRUE(isCalled());
}

TEST_F(FileWatchTest, CallsForAFileThatGoesAndOneThatComes) {
    fs::remove(file_);
    EXPECT_TRUE(isCalled());
    write("chain.pem");
    EXPECT_TRUE(isCalled());
}

TEST_F(FileWatchTest, CallsForAChangeBehindALink) {
    fs::remove(file_);
    write("chain1.pem");
    fs::create_symlink("chain1.pem", file_);
    EXPECT_TRUE(isCalled());
    write("chain1.pem");
    EXPECT_TRUE(isCalled());
}

TEST_F(FileWatchTest, CallsWhenAMissingFolderHasCome) {
    file_ = folder_ / "live" / "chain.pem";
    watch_.watch({file_});
    fs::create_directory(folder_ / "live");
    EXPECT_TRUE(isCalled());
    write("live/chain.pem");
    EXPECT_TRUE(isCalled());
}

TEST_F(FileWatchTest, LeavesOtherFilesOfTheFolderAlone) {
    write("other.pem");
    io_.poll();
    write("chain.pem");
    EXPECT_TRUE(isCalled());
    EXPECT_EQ(calls_, 1);
}

TEST_F(FileWatchTest, ForgetsTheFilesBefore) {
    write("second.pem");
    file_ = folder_ / "second.pem";
    watch_.watch({file_});
    write("chain.pem");
    io_.poll();
    write("second.pem");
    EXPECT_TRUE(isCalled());
    EXPECT_EQ(calls_, 1);
}

TEST_F(FileWatchTest, CallsForWhateverHappensInAFolder) {
    watch_.watchFolders({folder_.path()});
    write("anything");
    EXPECT_TRUE(isCalled());
    watch_.watchFolders({folder_.path()});
    fs::remove(folder_ / "anything");
    EXPECT_TRUE(isCalled());
}

TEST_F(FileWatchTest, CallsForAChangeWhereALinkInAFolderLeads) {
    fs::create_directory(folder_ / "scores");
    fs::create_symlink("../chain.pem", folder_ / "scores" / "link.json");
    watch_.watchFolders({folder_ / "scores"});
    write("chain.pem");
    EXPECT_TRUE(isCalled());
}

} // namespace
} // namespace tempo::daemon
