#include "component/store/test_store.hpp"
#include "store/database/query.hpp"
#include "store/events/event_table.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <thread>

namespace tempo::store {
namespace {

/// Whether any file in the folder holds the text.
bool anyFileHolds(const std::filesystem::path& folder, const std::string& text) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string content{std::istreambuf_iterator<char>(in), {}};
        if (content.find(text) != std::string::npos) {
            return true;
        }
    }
    return false;
}

void waitUntilGone(const std::filesystem::path& folder, const std::string& text) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (anyFileHolds(folder, text) && std::chrono::steady_clock::now() < end) {
        std::this_thread::yield();
    }
    EXPECT_FALSE(anyFileHolds(folder, text));
}

class ErasureTest : public ::testing::Test {
protected:
    void eraseAll() {
        ASSERT_TRUE(store_.write([](WriteContext& context) -> Expected<void> {
            eraseOlderThan(context, Timestamp::max(), 1000);
            return {};
        }));
    }

    test::TemporaryDirectory folder_;
    test::TestStore store_{folder_.path()};
    const std::string secret_ = std::string("grandmother-") + "recipe";
};

TEST_F(ErasureTest, LeavesNoTraceOfADeletedEventInAnyFile) {
    auto draft = test::draftTitled("Title " + secret_);
    draft.metadata = R"({"text": ")" + secret_ + std::string(20'000, '.') + secret_ + R"("})";
    ASSERT_TRUE(store_.post(std::move(draft)));
    ASSERT_TRUE(anyFileHolds(folder_.path(), secret_));
    eraseAll();
    waitUntilGone(folder_.path(), secret_);
}

TEST_F(ErasureTest, EmptiesTheLogOnceTheReaderThatNeedsItHasGone) {
    ASSERT_TRUE(store_.post(test::draftTitled(secret_)));
    {
        Connection reader(folder_ / "tempo.db", {Connection::Access::ReadOnly});
        execute(reader, "BEGIN");
        ASSERT_EQ(countEvents(reader).events, 1U);
        eraseAll();
        // The writer is not held up meanwhile.
        ASSERT_TRUE(store_.post(test::draftTitled("another")));
        EXPECT_TRUE(anyFileHolds(folder_.path(), secret_));
    }
    waitUntilGone(folder_.path(), secret_);
}

} // namespace
} // namespace tempo::store
