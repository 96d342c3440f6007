#include "cli/output/table.hpp"
#include "cli/output/utf8.hpp"

#include <gtest/gtest.h>

namespace tempo::cli {
namespace {

std::vector<Column> columns() {
    return {{.title = "NAME"},
            {.title = "COUNT", .align = Align::Right},
            {.title = "ID", .fit = Fit::Optional, .minimum = 10},
            {.title = "TITLE", .fit = Fit::Shorten}};
}

const std::vector<Row> kRows{{{"nas"}, {"7"}, {"0123456789"}, {"Backup of the whole house done"}},
                             {{"größe"}, {"12"}, {"-"}, {"x"}}};

std::string render(Terminal terminal) {
    return Table(columns(), terminal).lines(kRows);
}

TEST(Table, AlignsColumnsByWhatATerminalShows) {
    EXPECT_EQ(render({}), "NAME   COUNT  ID          TITLE\n"
                          "nas        7  0123456789  Backup of the whole house done\n"
                          "größe     12  -           x\n");
}

TEST(Table, ShortensOnlyOnATerminal) {
    EXPECT_EQ(render({.width = 46}), "NAME   COUNT  ID          TITLE\n"
                                     "nas        7  0123456789  Backup of the whole…\n"
                                     "größe     12  -           x\n");
}

TEST(Table, LeavesAnOptionalColumnOutWhereItDoesNotFit) {
    EXPECT_EQ(render({.width = 36}), "NAME   COUNT  TITLE\n"
                                     "nas        7  Backup of the whole h…\n"
                                     "größe     12  x\n");
}

TEST(Table, KeepsSomethingOfATitleOnTheNarrowestTerminal) {
    EXPECT_EQ(render({.width = 1}), "NAME   COUNT  TITLE\n"
                                    "nas        7  Backup of the w…\n"
                                    "größe     12  x\n");
}

TEST(Table, NeverExceedsATerminalWideEnoughForItsFixedColumns) {
    for (std::size_t width = 30; width < 100; ++width) {
        std::string text = render({.width = width});
        for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n')) {
            EXPECT_LE(columnsOf(text.substr(0, end)), width);
            text.erase(0, end + 1);
        }
    }
}

TEST(Table, ColoursOnlyWhereColourIsOn) {
    const std::vector<Row> rows{{{"critical", Tone::Alarm}, {"next"}}};
    const std::vector<Column> two{{.title = "SEVERITY"}, {.title = "B"}};
    EXPECT_EQ(Table(two, {.width = 80, .colour = Colour::On}).lines(rows),
              "SEVERITY  B\n\x1b[1;31mcritical\x1b[0m  next\n");
    EXPECT_EQ(Table(two, {.width = 80}).lines(rows), "SEVERITY  B\ncritical  next\n");
}

TEST(Table, MakesTextSafeForTheTerminal) {
    const std::vector<Row> rows{{{"a\x1b[2J\nb"}}};
    EXPECT_EQ(Table({{.title = "A"}}, {}).lines(rows), "A\na\\u001b[2J\\nb\n");
}

TEST(Table, KeepsPortionsUnderEachOther) {
    Table table({{.title = "A"}, {.title = "B"}}, {});
    EXPECT_EQ(table.lines(std::vector<Row>{{{"long"}, {"1"}}}), "A     B\nlong  1\n");
    EXPECT_EQ(table.lines(std::vector<Row>{{{"x"}, {"2"}}}), "x     2\n");
    EXPECT_EQ(table.lines(std::vector<Row>{{{"longer"}, {"3"}}}), "longer  3\n");
}

} // namespace
} // namespace tempo::cli
