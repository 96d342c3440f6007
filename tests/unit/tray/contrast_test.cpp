// Every colour that the windows paint, against what it is painted on: at least 4.5:1 for text and
// 3:1 for signs (WCAG 2.1, 1.4.3 and 1.4.11), in the light and in the dark theme.
#include "tray/theme.hpp"
#include "tray/timeline/activity_cell.hpp"

#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <array>

namespace tempo::tray {
namespace {

constexpr std::array kSeverities{Severity::Ok, Severity::Info, Severity::Warning, Severity::Error,
                                 Severity::Critical};
constexpr std::array kGrounds{QPalette::Base, QPalette::AlternateBase, QPalette::Window};

class Contrast : public testing::TestWithParam<model::Theme> {
protected:
    void expectReadable(const QColor& ink, const QColor& ground, const char* what) const {
        EXPECT_GE(contrast(ink, ground), kTextContrast)
            << what << ": " << ink.name().toStdString() << " on " << ground.name().toStdString();
    }

    QPalette palette = paletteOf(GetParam());
};

std::string nameOfTheme(const testing::TestParamInfo<model::Theme>& theme) {
    return theme.param == model::Theme::Light ? "Light" : "Dark";
}

INSTANTIATE_TEST_SUITE_P(Themes, Contrast, testing::Values(model::Theme::Light, model::Theme::Dark),
                         nameOfTheme);

TEST(ContrastRatio, IsThatOfWcag) {
    EXPECT_NEAR(contrast(Qt::black, Qt::white), 21, 0.001);
    EXPECT_NEAR(contrast(Qt::white, Qt::white), 1, 0.001);
    EXPECT_NEAR(contrast(QColor(0x77, 0x77, 0x77), Qt::white), 4.48, 0.01);
}

TEST_P(Contrast, OfTheWordsOfThePaletteIsEnough) {
    using Pair = std::pair<QPalette::ColorRole, QPalette::ColorRole>;
    constexpr std::array kPairs{Pair{QPalette::Text, QPalette::Base},
                                Pair{QPalette::Text, QPalette::AlternateBase},
                                Pair{QPalette::WindowText, QPalette::Window},
                                Pair{QPalette::ButtonText, QPalette::Button},
                                Pair{QPalette::HighlightedText, QPalette::Highlight},
                                Pair{QPalette::Link, QPalette::Base},
                                Pair{QPalette::Link, QPalette::Window},
                                Pair{QPalette::PlaceholderText, QPalette::Base},
                                Pair{QPalette::ToolTipText, QPalette::ToolTipBase}};
    for (const auto& [ink, ground] : kPairs) {
        expectReadable(palette.color(ink), palette.color(ground), "palette");
    }
}

TEST_P(Contrast, OfSeveritiesIsEnoughWhereverTheyStand) {
    for (const auto severity : kSeverities) {
        const auto color = severityColor(severity, palette);
        for (const auto ground : kGrounds) {
            expectReadable(color, palette.color(ground), "severity");
        }
        expectReadable(badgeInk(palette), color, "badge");
    }
}

TEST_P(Contrast, OfNotesAndWarningsIsEnough) {
    for (const auto ground : kGrounds) {
        const auto behind = palette.color(ground);
        expectReadable(mutedColor(palette), behind, "muted");
        expectReadable(errorColor(palette), behind, "error");
        expectReadable(downgradeColor(palette), behind, "downgrade");
    }
}

TEST_P(Contrast, OfWhatIsChosenToTheRestIsThatOfASign) {
    EXPECT_GE(contrast(palette.color(QPalette::Highlight), palette.color(QPalette::Base)),
              kSignContrast);
}

TEST_P(Contrast, OfAnyColourOfASourceIsThatOfASign) {
    const auto ground = palette.color(QPalette::Base);
    for (int red = 0; red <= 255; red += 51) {
        for (int green = 0; green <= 255; green += 51) {
            for (int blue = 0; blue <= 255; blue += 51) {
                const auto color = standingOut({red, green, blue}, ground, kSignContrast);
                EXPECT_GE(contrast(color, ground), kSignContrast) << color.name().toStdString();
            }
        }
    }
}

TEST_P(Contrast, OfTheColoursOfBundledScoresIsThatOfASign) {
    const QDir folder(QStringLiteral(TEMPO_SOURCE "/packaging/scores"));
    int colors = 0;
    for (const auto& name : folder.entryList({QStringLiteral("*.json")})) {
        QFile file(folder.filePath(name));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const auto score = QJsonDocument::fromJson(file.readAll()).object();
        const QColor color(score.value(QStringLiteral("color")).toString());
        if (color.isValid()) {
            ++colors;
            const auto ground = palette.color(QPalette::Base);
            EXPECT_GE(contrast(standingOut(color, ground, kSignContrast), ground), kSignContrast);
        }
    }
    EXPECT_GT(colors, 0);
}

TEST_P(Contrast, OfCellsOfTheActivityIsThatOfSignsHoweverFewEventsTheyHave) {
    for (const auto severity : kSeverities) {
        double before = 1;
        for (const double share : {0.0001, 0.01, 0.1, 0.3, 0.6, 1.0}) {
            const auto colors = cellColors({.share = share, .worst = severity}, palette);
            EXPECT_GE(contrast(colors.edge, palette.color(QPalette::Window)), kSignContrast);
            EXPECT_GE(contrast(colors.sign, colors.fill), kSignContrast);
            const auto strength = contrast(colors.fill, palette.color(QPalette::Button));
            EXPECT_GT(strength, before) << "more events are not stronger";
            before = strength;
        }
    }
}

TEST_P(Contrast, OfAnEmptyCellOfTheActivityLetsItBeSeen) {
    EXPECT_GE(contrast(cellColors({}, palette).edge, palette.color(QPalette::Window)), 1.5);
}

TEST_P(Contrast, OfTheCursorInTheActivityIsThatOfASignOnAnyCell) {
    EXPECT_GE(contrast(palette.color(QPalette::Text), palette.color(QPalette::Base)),
              kSignContrast);
    EXPECT_GE(contrast(palette.color(QPalette::Text), palette.color(QPalette::Window)),
              kSignContrast);
}

TEST(SignsOfTheActivity, TellSeveritiesByTheirCorners) {
    const QRectF place(0, 0, 10, 10);
    EXPECT_EQ(severitySign(Severity::Ok, place).size(), 0);
    EXPECT_EQ(severitySign(Severity::Info, place).size(), 0);
    EXPECT_EQ(severitySign(Severity::Warning, place).size(), 3);
    EXPECT_EQ(severitySign(Severity::Error, place).size(), 8);
    EXPECT_EQ(severitySign(Severity::Critical, place).size(), 4);
}

TEST(StandingOut, LeavesAColourThatStandsOutAlready) {
    const QColor blue(0x09, 0x59, 0xb8);
    EXPECT_EQ(standingOut(blue, Qt::white, kTextContrast), blue);
}

} // namespace
} // namespace tempo::tray
