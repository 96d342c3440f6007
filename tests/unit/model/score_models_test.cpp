#include "model/scores/score_list_model.hpp"
#include "model/scores/score_previewer.hpp"
#include "support/scripted_link.hpp"

#include <gmock/gmock.h>

namespace tempo::model {
namespace {

protocol::ScoreList scores(std::uint64_t pending) {
    return {.scores = {{.providerIdentifier = "nas",
                        .displayName = "The NAS",
                        .origin = "local",
                        .events = 9,
                        .pending = pending}},
            .faults = {{.file = "/x.json", .line = 2, .detail = "Wrong."}}};
}

TEST(ScoreListModel, ShowsScoresAndFaults) {
    test::ScriptedLink link;
    link.answerWith("scores.list", scores(0));
    ScoreListModel model(link);
    model.refresh();
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(model.data(model.index(0, ScoreListModel::NameColumn), Qt::DisplayRole).toString(),
              QStringLiteral("The NAS"));
    EXPECT_EQ(model.faults().size(), 1U);
    EXPECT_EQ(model.pending(), 0U);
}

TEST(ScoreListModel, KeepsItsRowsWhileOnlyTheirStateChanges) {
    test::ScriptedLink link;
    link.answerWith("scores.list", scores(4));
    ScoreListModel model(link);
    model.refresh();
    int resets = 0;
    QObject::connect(&model, &QAbstractItemModel::modelReset, [&resets] { ++resets; });
    link.answerWith("scores.list", scores(2));
    model.refresh();
    EXPECT_EQ(model.pending(), 2U);
    EXPECT_EQ(resets, 0);
}

TEST(ScoreListModel, ShowsOnesOwnFirstAndThenThoseThatAreUsed) {
    test::ScriptedLink link;
    link.answerWith(
        "scores.list",
        protocol::ScoreList{.scores = {{.displayName = "A", .origin = "bundled"},
                                       {.displayName = "B", .origin = "bundled", .events = 1},
                                       {.displayName = "C", .origin = "local"}},
                            .faults = {}});
    ScoreListModel model(link);
    model.refresh();
    QString names;
    for (int row = 0; row < model.rowCount(); ++row) {
        names += model.data(model.index(row, 0), Qt::DisplayRole).toString();
    }
    EXPECT_EQ(names, QStringLiteral("CBA"));
}

TEST(ScoreListModel, SaysWhyAScoreIsNotRemoved) {
    test::ScriptedLink link;
    link.answerWith("scores.list", scores(0));
    link.answer("scores.remove", [](const protocol::Json&) -> Expected<protocol::Json> {
        return failure(ErrorCode::Unsupported, "It comes with Tempo.");
    });
    ScoreListModel model(link);
    QString problem;
    QObject::connect(&model, &ScoreListModel::failed,
                     [&problem](const QString& why) { problem = why; });
    model.remove("nas");
    EXPECT_EQ(problem, QStringLiteral("It comes with Tempo."));
}

TEST(ScorePreviewer, HearsTheAnswerToTheNewestTextAlone) {
    test::ScriptedLink link;
    link.answer("scores.preview", [](const protocol::Json& params) {
        return protocol::toJson(
            protocol::ScorePreview{.providerIdentifier = params["text"].get<std::string>()});
    });
    ScorePreviewer previewer(link, "nas");
    std::vector<std::string> heard;
    QObject::connect(&previewer, &ScorePreviewer::answered,
                     [&heard](const protocol::ScorePreview& preview) {
                         heard.push_back(preview.providerIdentifier);
                     });
    link.hold();
    previewer.setText("first");
    previewer.ask();
    previewer.setText("second");
    previewer.ask();
    link.answerAll();
    EXPECT_THAT(heard, ::testing::ElementsAre("second"));
    EXPECT_EQ(link.lastParams("scores.preview")["provider"], "nas");
}

} // namespace
} // namespace tempo::model
