#include "daemon/tls/watched_names.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace tempo::daemon {
namespace {

namespace fs = std::filesystem;

/// Names below a folder that is no link itself.
class WatchedNamesTest : public ::testing::Test {
protected:
    void file(const fs::path& path) { std::ofstream(root_ / path) << "x"; }
    void folder(const fs::path& path) { fs::create_directories(root_ / path); }
    void link(const fs::path& path, const fs::path& target) {
        fs::create_symlink(target, root_ / path);
    }

    test::TemporaryDirectory temporary_;
    const fs::path root_ = fs::canonical(temporary_.path());
};

TEST_F(WatchedNamesTest, AreTheFileInItsFolder) {
    file("chain.pem");
    EXPECT_EQ(watchedNames(root_ / "chain.pem"), (WatchedNames{{root_, {"chain.pem"}}}));
}

TEST_F(WatchedNamesTest, AreALinkAndWhatItLeadsTo) {
    folder("live");
    folder("archive");
    file("archive/chain1.pem");
    link("live/chain.pem", "../archive/chain1.pem");
    EXPECT_EQ(watchedNames(root_ / "live/chain.pem"),
              (WatchedNames{{root_ / "live", {"chain.pem"}}, {root_ / "archive", {"chain1.pem"}}}));
}

TEST_F(WatchedNamesTest, IncludeALinkThatIsAFolderOnTheWay) {
    folder("data-1");
    file("data-1/chain.pem");
    link("data", root_ / "data-1");
    EXPECT_EQ(watchedNames(root_ / "data/chain.pem"),
              (WatchedNames{{root_, {"data"}}, {root_ / "data-1", {"chain.pem"}}}));
}

TEST_F(WatchedNamesTest, EndAtTheFirstNameThatIsMissing) {
    EXPECT_EQ(watchedNames(root_ / "live/nas/chain.pem"), (WatchedNames{{root_, {"live"}}}));
}

TEST_F(WatchedNamesTest, OfALinkToNowhereWaitForItsTarget) {
    link("chain.pem", "later.pem");
    EXPECT_EQ(watchedNames(root_ / "chain.pem"),
              (WatchedNames{{root_, {"chain.pem", "later.pem"}}}));
}

TEST_F(WatchedNamesTest, EndWhereLinksTurnInACircle) {
    link("a", "b");
    link("b", "a");
    EXPECT_EQ(watchedNames(root_ / "a"), (WatchedNames{{root_, {"a", "b"}}}));
}

} // namespace
} // namespace tempo::daemon
