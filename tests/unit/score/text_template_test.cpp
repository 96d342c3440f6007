#include "score/text_template.hpp"
#include "unit/score/sample.hpp"

#include <gtest/gtest.h>

namespace tempo::score {
namespace {

using testing::SampleEvent;

std::optional<std::string> rendered(const std::string& text, std::string_view metadata = "{}") {
    const SampleEvent event(metadata);
    return render(*parseTemplate(text), event.view());
}

TEST(Template, FillsInWhatAnEventHas) {
    EXPECT_EQ(rendered("${title} of ${providerIdentifier}"), "Backup of scripts");
    EXPECT_EQ(rendered("${startDate}, ${eventType}"), "2026-01-31T12:00:00.000Z, alert");
    EXPECT_EQ(rendered("${metadata.disk.use}%", R"({"disk": {"use": 90.0}})"), "90%");
    EXPECT_EQ(rendered("${metadata}", R"({"b": 1, "a": [true]})"), R"({"b":1,"a":[true]})");
}

TEST(Template, IsNothingWhereAValueIsMissingNullOrEmpty) {
    EXPECT_EQ(rendered("at ${endDate}"), std::nullopt);
    EXPECT_EQ(rendered("${externalID}"), std::nullopt);
    EXPECT_EQ(rendered("on ${metadata.host}"), std::nullopt);
    EXPECT_EQ(rendered("on ${metadata.host}", R"({"host": null})"), std::nullopt);
    EXPECT_EQ(rendered("on ${metadata.host}", R"({"host": ""})"), std::nullopt);
    EXPECT_EQ(rendered(""), std::nullopt);
}

TEST(Template, NamesEveryMissingValueOnce) {
    const SampleEvent event(R"({"b": 1})");
    const auto source = *parseTemplate("${metadata.a} ${metadata.b} ${endDate} ${metadata.a}");
    EXPECT_EQ(missingIn(source, event.view()), (std::vector<std::string>{"metadata.a", "endDate"}));
}

TEST(Template, TakesADollarWithoutABraceAsText) {
    EXPECT_EQ(rendered("$5 and $"), "$5 and $");
    EXPECT_EQ(rendered("$${title}"), "$Backup");
}

TEST(Template, DoesNotFillInWhatAValueLooksLike) {
    EXPECT_EQ(rendered("${metadata.a}", R"({"a": "${title}"})"), "${title}");
}

TEST(Template, IsWrittenAsItWasRead) {
    for (const auto* text : {"", "a", "${title}", "a${metadata.b.c}d${metadata}$"}) {
        EXPECT_EQ(toText(*parseTemplate(text)), text);
    }
}

TEST(Template, RefusesWhatNamesNothing) {
    for (const auto* text : {"${", "${title", "${}", "${Title}", "${metadata.}", "${subtitle}",
                             "${ title}", "${metadataX}"}) {
        EXPECT_FALSE(parseTemplate(text).has_value()) << text;
    }
}

} // namespace
} // namespace tempo::score
