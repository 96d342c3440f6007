#include "cli/command_line.hpp"

#include <CLI/CLI.hpp>
#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

/// The completion files are static; these tests keep them up with the verbs and options.
namespace tempo::cli {
namespace {

using ::testing::ContainsRegex;

std::string read(const std::string& file) {
    std::ifstream in(std::string(TEMPO_COMPLETIONS) + "/" + file);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Every verb and every long option, as each shell's file writes it.
struct Expected {
    std::vector<std::string> verbs;
    std::vector<std::string> options;
};

void collect(const CLI::App& app, Expected& expected) {
    for (const CLI::Option* option : app.get_options()) {
        for (const std::string& name : option->get_lnames()) {
            expected.options.push_back(name);
        }
    }
    for (const CLI::App* verb : app.get_subcommands([](const CLI::App*) { return true; })) {
        expected.verbs.push_back(verb->get_name());
        collect(*verb, expected);
    }
}

Expected everything() {
    Expected expected;
    const CommandLine commandLine;
    collect(commandLine.verbs(), expected);
    return expected;
}

TEST(Completions, KnowEveryVerbAndOptionInBash) {
    const std::string file = read("tempoctl.bash");
    for (const std::string& verb : everything().verbs) {
        EXPECT_THAT(file, ContainsRegex("[' ]" + verb + "[' ]"));
    }
    for (const std::string& option : everything().options) {
        EXPECT_THAT(file, ContainsRegex("[' ]--" + option + "[' \"]"));
    }
}

TEST(Completions, KnowEveryVerbAndOptionInZsh) {
    const std::string file = read("_tempoctl");
    for (const std::string& verb : everything().verbs) {
        EXPECT_THAT(file, ContainsRegex("['\"]" + verb + ":"));
    }
    for (const std::string& option : everything().options) {
        EXPECT_THAT(file, ContainsRegex("--" + option + "[[}]"));
    }
}

TEST(Completions, KnowEveryVerbAndOptionInFish) {
    const std::string file = read("tempoctl.fish");
    for (const std::string& verb : everything().verbs) {
        EXPECT_THAT(file, ContainsRegex(" -a " + verb + " "));
    }
    for (const std::string& option : everything().options) {
        EXPECT_THAT(file, ContainsRegex(" -l " + option + " "));
    }
}

} // namespace
} // namespace tempo::cli
