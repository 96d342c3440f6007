#include "crypto/key_file.hpp"
#include "crypto/key_ring.hpp"
#include "crypto/next_key_file.hpp"
#include "support/temporary_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include <sys/stat.h>

namespace tempo::crypto {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class NextKeyFileTest : public testing::Test {
protected:
    test::TemporaryDirectory folder;
    fs::path keyFile = folder / "encryption_key";
    NextKeyFile next{keyFile};
};

TEST_F(NextKeyFileTest, LiesBesideTheKeyFile) {
    EXPECT_EQ(next.path(), folder / "encryption_key.new");
}

TEST_F(NextKeyFileTest, IsMadeForItsOwnerAloneAndReadAgain) {
    const auto made = next.create();
    ASSERT_TRUE(made) << made.error().detail;
    EXPECT_EQ(made->size(), kKeySize);
    struct stat status {};
    ASSERT_EQ(::stat(next.path().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 07777U, 0600U);
    const auto read = next.read();
    ASSERT_TRUE(read && *read);
    EXPECT_TRUE((*read)->equals(made->bytes()));
}

TEST_F(NextKeyFileTest, IsNothingBeforeItIsMade) {
    const auto read = next.read();
    ASSERT_TRUE(read);
    EXPECT_FALSE(*read);
}

TEST_F(NextKeyFileTest, IsNeverMadeOverAnother) {
    const auto first = next.create();
    const auto second = next.create();
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::Unavailable);
    EXPECT_THAT(second.error().detail, HasSubstr(next.path().string()));
    EXPECT_TRUE((*next.read())->equals(first->bytes()));
}

TEST_F(NextKeyFileTest, TakesThePlaceOfTheKeyFile) {
    ASSERT_TRUE(loadOrCreateKey({.file = keyFile}));
    const auto made = next.create();
    ASSERT_TRUE(next.promote());
    EXPECT_TRUE(readKeyFile(keyFile)->equals(made->bytes()));
    EXPECT_FALSE(fs::exists(next.path()));
}

TEST_F(NextKeyFileTest, SaysWhenItCannotTakeThePlaceOfTheKeyFile) {
    fs::create_directories(keyFile / "not empty");
    ASSERT_TRUE(next.create());
    const auto promoted = next.promote();
    ASSERT_FALSE(promoted);
    EXPECT_THAT(promoted.error().detail, HasSubstr(keyFile.string()));
    EXPECT_TRUE(fs::exists(next.path()));
}

TEST_F(NextKeyFileTest, IsRemovedOrWasNotThere) {
    EXPECT_TRUE(next.remove());
    ASSERT_TRUE(next.create());
    EXPECT_TRUE(next.remove());
    EXPECT_FALSE(fs::exists(next.path()));
}

TEST_F(NextKeyFileTest, IsDamagedWhenItDoesNotHoldAKey) {
    std::ofstream(next.path()) << "half a ke";
    fs::permissions(next.path(), fs::perms::owner_read | fs::perms::owner_write);
    const auto read = next.read();
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::Damaged);
}

} // namespace
} // namespace tempo::crypto
