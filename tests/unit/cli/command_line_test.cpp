#include "cli/command_line.hpp"
#include "unit/cli/fake_daemon.hpp"

#include <CLI/CLI.hpp>
#include <gmock/gmock.h>

namespace tempo::cli {
namespace {

using testing::FakeDaemon;
using ::testing::HasSubstr;
using testing::run;

void collectVerbs(const CLI::App& app, std::vector<const CLI::App*>& verbs) {
    for (const CLI::App* verb : app.get_subcommands([](const CLI::App*) { return true; })) {
        verbs.push_back(verb);
        collectVerbs(*verb, verbs);
    }
}

std::vector<const CLI::App*> allVerbs(const CLI::App& app) {
    std::vector<const CLI::App*> verbs;
    collectVerbs(app, verbs);
    return verbs;
}

TEST(CommandLine, HelpsWithExamplesForEveryVerb) {
    const CommandLine commandLine;
    for (const CLI::App* verb : allVerbs(commandLine.verbs())) {
        const bool group = !verb->get_subcommands([](const CLI::App*) { return true; }).empty();
        EXPECT_FALSE(verb->get_description().empty()) << verb->get_name();
        if (!group) {
            EXPECT_THAT(verb->get_footer(), HasSubstr("Examples:\n  tempoctl "))
                << verb->get_name();
        }
    }
}

TEST(CommandLine, DocumentsTheExitCodes) {
    FakeDaemon daemon;
    const auto outcome = run(daemon, {"--help"});
    EXPECT_EQ(outcome.exit, ExitCode::Done);
    EXPECT_THAT(outcome.out, HasSubstr("  3  the daemon cannot be reached, or not in time\n"));
}

TEST(CommandLine, PrintsItsVersion) {
    FakeDaemon daemon;
    EXPECT_THAT(run(daemon, {"--version"}).out, HasSubstr("tempoctl "));
}

TEST(CommandLine, EndsWithTwoAndAHintWhenItIsWrong) {
    const std::vector<std::vector<const char*>> wrong{
        {},
        {"frobnicate"},
        {"events"},
        {"events", "list", "extra"},
        {"events", "list", "--bogus"},
        {"events", "list", "--limit", "0"},
        {"events", "list", "--limit", "5", "--all"},
        {"events", "list", "--severity", "bad"},
        {"events", "list", "--jsonl", "--ids"},
        {"events", "show"},
        {"events", "show", "17"},
        {"events", "ack"},
        {"events", "tail", "--last", "1001"},
        {"events", "tail", "--last", "1", "--after", "00000000-0000-7000-8000-000000000001"},
        {"health", "--wait", "-1"},
        {"token", "create", "--name", "x"},
        {"token", "create", "--name", "x", "--provider", "p", "--rate", "0"},
        {"token", "create", "--name", "x", "--provider", "p", "--expires", "soon"},
        {"token", "set", "x"},
        {"token", "set", "x", "--allow", "10.0.0.1", "--allow-any"},
        {"token", "rotate", "x", "--grace", "1"},
        {"settings", "set", "ingestion.port"},
        {"audit", "list", "--refusals", "--changes"},
        {"audit", "export", "--format", "xml"},
        {"audit", "handle", "first"}};
    for (const auto& arguments : wrong) {
        FakeDaemon daemon;
        const auto outcome = run(daemon, arguments);
        const auto line = ::testing::PrintToString(arguments);
        EXPECT_EQ(outcome.exit, ExitCode::Usage) << line;
        EXPECT_EQ(outcome.out, "") << line;
        EXPECT_THAT(outcome.err, ::testing::StartsWith("tempoctl: ")) << line;
        EXPECT_THAT(outcome.err, HasSubstr("--help'.\n")) << line;
        EXPECT_EQ(daemon.connections, 0U) << line;
    }
}

TEST(CommandLine, NamesWhatItDoesNotKnow) {
    FakeDaemon daemon;
    EXPECT_EQ(run(daemon, {"frob\x1bnicate"}).err,
              "tempoctl: 'frob\\u001bnicate' is not known here. See 'tempoctl --help'.\n");
    EXPECT_EQ(run(daemon, {"events", "lst"}).err,
              "tempoctl: 'lst' is not known here. See 'tempoctl events --help'.\n");
}

TEST(CommandLine, TakesGlobalOptionsAfterTheVerbToo) {
    std::vector<const char*> arguments{"tempoctl", "events", "list", "--json", "--socket", "/s"};
    const auto invocation =
        CommandLine().parse(static_cast<int>(arguments.size()), arguments.data());
    ASSERT_TRUE(invocation);
    EXPECT_EQ(invocation->format, OutputFormat::Json);
    EXPECT_EQ(invocation->socket, "/s");
}

TEST(CommandLine, ReportsWhatTheDaemonSaysWithTheExitCodeThatItMeans) {
    FakeDaemon daemon;
    daemon.answer("status.get", [](const auto&) {
        return fail(ExitCode::Forbidden, "a viewer may not \x1b do this.");
    });
    const auto outcome = run(daemon, {"status"});
    EXPECT_EQ(outcome.exit, ExitCode::Forbidden);
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(outcome.err, "tempoctl: a viewer may not \\u001b do this.\n");
}

TEST(CommandLine, SaysWhenAnAnswerCannotBeRead) {
    FakeDaemon daemon;
    daemon.answer("audit.verify", [](const auto&) { return protocol::Json{{"intact", "maybe"}}; });
    const auto outcome = run(daemon, {"audit", "verify"});
    EXPECT_EQ(outcome.exit, ExitCode::Refused);
    EXPECT_THAT(outcome.err, HasSubstr("of the same version"));
}

} // namespace
} // namespace tempo::cli
