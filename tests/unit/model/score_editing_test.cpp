#include "model/scores/completion.hpp"
#include "model/scores/line_difference.hpp"

#include <gtest/gtest.h>

namespace tempo::model {
namespace {

TEST(LineDifference, IsEmptyForTheSame) {
    EXPECT_TRUE(lineDifference(QStringLiteral("a\nb"), QStringLiteral("a\nb")).isEmpty());
}

TEST(LineDifference, MarksWhatIsGoneAndWhatIsNew) {
    EXPECT_EQ(lineDifference(QStringLiteral("a\nb\nc"), QStringLiteral("a\nx\nc")).toStdString(),
              "  a\n- b\n+ x\n  c");
}

TEST(LineDifference, LeavesOutWhatIsFarFromAChange) {
    const auto before = QStringLiteral("1\n2\n3\n4\n5\n6\n7\n8\n9");
    const auto after = QStringLiteral("1\n2\n3\n4\n5\n6\n7\n8\nnine");
    EXPECT_EQ(lineDifference(before, after).toStdString(), "…\n  7\n  8\n- 9\n+ nine");
}

TEST(LineDifference, TakesTextsThatAreTooLongForWhollyChanged) {
    const auto longText = QString(kMostLines + 1, QLatin1Char('\n'));
    const auto difference = lineDifference(longText, longText + QStringLiteral("x"));
    EXPECT_TRUE(difference.startsWith(QStringLiteral("- ")));
}

TEST(Completion, OffersKeysOfTheFormatAndOfEventsAlsoAsPlaceholders) {
    protocol::ScorePreview preview;
    preview.formatKeys = {"match", "label"};
    preview.metadataKeys = {"host", "label"};
    EXPECT_EQ(completionsOf(preview),
              QStringList({QStringLiteral("host"), QStringLiteral("label"), QStringLiteral("match"),
                           QStringLiteral("metadata.host"), QStringLiteral("metadata.label")}));
}

TEST(Completion, FindsTheWordThatIsBeingWritten) {
    const auto line = QStringLiteral(R"(  "title": "${metadata.ho")");
    EXPECT_EQ(wordBefore(line, 25).toStdString(), "metadata.ho");
    EXPECT_EQ(wordBefore(line, 5).toStdString(), "ti");
    EXPECT_EQ(wordBefore(line, 0).toStdString(), "");
}

} // namespace
} // namespace tempo::model
