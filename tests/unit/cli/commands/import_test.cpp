#include "support/temporary_directory.hpp"
#include "unit/cli/fake_daemon.hpp"

#include <gmock/gmock.h>

#include <fstream>

namespace tempo::cli {
namespace {

using protocol::Json;
using testing::FakeDaemon;
using ::testing::HasSubstr;
using testing::run;
using ::testing::SizeIs;

class ImportVerb : public ::testing::Test {
protected:
    /// A file with so many events, one a line; the name lives as long as the test.
    const char* fileOf(std::size_t events) {
        std::ofstream file(folder_ / "events.jsonl");
        for (std::size_t i = 0; i < events; ++i) {
            file << protocol::eventToJson(Event{.title = "Event"}) << '\n';
        }
        return name_.c_str();
    }

    void storesAll() {
        daemon_.answer("events.import", [](const Json& params) -> Result<Json> {
            return protocol::toJson(
                protocol::EventImportResult{.stored = params["events"].size() - 1, .unchanged = 1});
        });
    }

    test::TemporaryDirectory folder_;
    const std::string name_ = (folder_ / "events.jsonl").string();
    const std::string absent_ = (folder_ / "absent").string();
    const std::string path_ = folder_.path().string();
    FakeDaemon daemon_;
};

TEST_F(ImportVerb, SendsBatchesAndAddsUpWhatTheyStored) {
    storesAll();
    const auto outcome = run(daemon_, {"import", fileOf(1200)});
    EXPECT_EQ(outcome.exit, ExitCode::Done) << outcome.err;
    ASSERT_THAT(daemon_.calls, SizeIs(3));
    EXPECT_THAT(daemon_.calls[0].params["events"], SizeIs(500));
    EXPECT_THAT(daemon_.calls[2].params["events"], SizeIs(200));
    EXPECT_EQ(outcome.out, "1200 events read, 1197 stored, 3 there already.\n");
    const auto json = Json::parse(run(daemon_, {"--json", "import", fileOf(1)}).out);
    EXPECT_EQ(json["unchanged"], 1);
}

TEST_F(ImportVerb, NamesLineAndPlaceOfAFault) {
    daemon_.answerWith("events.import",
                       protocol::EventImportResult{.faults = {{1, "/title", "is empty"}}});
    const auto outcome = run(daemon_, {"import", fileOf(3)});
    EXPECT_EQ(outcome.exit, ExitCode::Refused);
    EXPECT_THAT(outcome.err, HasSubstr("line 2: /title is empty"));
    EXPECT_THAT(outcome.err, HasSubstr("0 events before that stored"));
}

TEST_F(ImportVerb, NamesTheLineOfWhatIsNoEvent) {
    storesAll();
    const auto* path = fileOf(2);
    std::ofstream(path, std::ios::app) << "{\"id\":7}\n";
    const auto outcome = run(daemon_, {"import", path});
    EXPECT_EQ(outcome.exit, ExitCode::Refused);
    EXPECT_THAT(outcome.err, HasSubstr("line 3: "));
    EXPECT_THAT(daemon_.calls, SizeIs(0));
}

TEST_F(ImportVerb, SaysThatThereIsNoSuchFile) {
    EXPECT_EQ(run(daemon_, {"import", absent_.c_str()}).exit, ExitCode::Usage);
    EXPECT_EQ(run(daemon_, {"import", path_.c_str()}).exit, ExitCode::Usage);
    EXPECT_EQ(run(daemon_, {"import"}).exit, ExitCode::Usage);
}

} // namespace
} // namespace tempo::cli
