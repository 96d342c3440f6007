#include "model/timeline/search_completion.hpp"

#include <gmock/gmock.h>

namespace tempo::model {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> offered(const char* text) {
    const SearchValues values{.sources = {QStringLiteral("backup.nas"), QStringLiteral("scripts")},
                              .tags = {QStringLiteral("two words"), QStringLiteral("one")}};
    std::vector<std::string> made;
    for (const auto& whole : completionsOf(QString::fromUtf8(text), values)) {
        made.push_back(whole.toStdString());
    }
    return made;
}

TEST(SearchCompletion, OffersConditions) {
    EXPECT_THAT(offered("s"), ElementsAre("source:", "severity:", "state:"));
    EXPECT_THAT(offered("disk -se"), ElementsAre("disk -severity:"));
}

TEST(SearchCompletion, OffersTheirValues) {
    EXPECT_THAT(offered("disk source:b"), ElementsAre("disk source:backup.nas"));
    EXPECT_THAT(offered("state:"), ElementsAre("state:firing", "state:resolved", "state:info"));
    EXPECT_THAT(offered("severity:>"), ElementsAre("severity:>=warning", "severity:>=error"));
    EXPECT_THAT(offered("is:a"), ElementsAre("is:acknowledged"));
    EXPECT_THAT(offered("tag:"), ElementsAre("tag:\"two words\"", "tag:one"));
}

TEST(SearchCompletion, OffersNothingForPlainWordsOrBehindASpace) {
    EXPECT_THAT(offered("disk"), IsEmpty());
    EXPECT_THAT(offered("source:scripts "), IsEmpty());
    EXPECT_THAT(offered("http://nas"), IsEmpty());
    EXPECT_THAT(offered(""), IsEmpty());
}

} // namespace
} // namespace tempo::model
