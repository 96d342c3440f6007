#include "ingest/adapters/adapter.hpp"
#include "ingest/adapters/header_words.hpp"
#include "ingest/adapters/ntfy_actions.hpp"
#include "ingest/adapters/ntfy_parameters.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>
#include <utility>
#include <vector>

namespace tempo::ingest {
namespace {

auto publish(std::vector<HeaderField> fields, std::string_view body = "Hi",
             std::string_view query = {}) {
    return decodeForeign(
        ntfyAdapter(),
        {.contentType = {}, .body = body, .fields = fields, .query = query, .topic = "cellar"},
        {"home", ""});
}

/// The draft of a message that must be taken.
EventDraft taken(std::vector<HeaderField> fields, std::string_view body = "Hi",
                 std::string_view query = {}) {
    auto decoded = publish(std::move(fields), body, query);
    if (!decoded) {
        ADD_FAILURE() << decoded.error().detail;
        return {};
    }
    return decoded->events.front();
}

TEST(Ntfy, PutsTheTopicBelowTheTokensProvider) {
    EXPECT_EQ(taken({}).providerIdentifier, "home.cellar");
    const auto decoded = decodeForeign(
        ntfyAdapter(), {.contentType = {}, .body = "Hi", .topic = "cellar"}, {"ntfy.cellar", ""});
    ASSERT_TRUE(decoded);
    EXPECT_EQ(decoded->events.front().providerIdentifier, "ntfy.cellar");
}

TEST(Ntfy, KnowsEveryNameOfATitle) {
    for (const auto* name : {"X-Title", "Title", "title", "t", "T"}) {
        EXPECT_EQ(taken({{name, "One"}}).title, "One") << name;
    }
    for (const auto* query : {"title=One", "t=One", "x-title=One"}) {
        EXPECT_EQ(taken({}, "Hi", query).title, "One") << query;
    }
    EXPECT_EQ(taken({{"Title", "One"}}, "Hi", "title=Two").title, "One");
}

TEST(Ntfy, KnowsEveryPriority) {
    const std::pair<const char*, Severity> expected[] = {
        {"1", Severity::Info},       {"min", Severity::Info},        {"2", Severity::Info},
        {"low", Severity::Info},     {"3", Severity::Info},          {"default", Severity::Info},
        {"4", Severity::Warning},    {"high", Severity::Warning},    {"5", Severity::Critical},
        {"max", Severity::Critical}, {"URGENT", Severity::Critical}, {"u=1, i", Severity::Info}};
    for (const auto& [word, severity] : expected) {
        EXPECT_EQ(taken({{"Priority", word}}).severity, severity) << word;
    }
    EXPECT_FALSE(publish({{"Priority", "6"}}));
    EXPECT_FALSE(publish({{"p", "loud"}}));
}

TEST(Ntfy, TakesZeroInJsonForNoPriority) {
    const auto decoded = decodeForeign(
        ntfyAdapter(),
        {.contentType = {}, .body = R"({"topic":"cellar","message":"Hi","priority":0})"},
        {"home", ""});
    ASSERT_TRUE(decoded) << decoded.error().detail;
    EXPECT_EQ(decoded->events.front().severity, Severity::Info);
    EXPECT_FALSE(publish({{"Priority", "0"}}));
}

TEST(Ntfy, BreaksLinesOfAMessageInAHeader) {
    const auto draft = taken({{"Title", "One"}, {"Message", "a\\nb"}}, "");
    EXPECT_EQ(draft.subtitle, "a b");
    EXPECT_EQ(nlohmann::json::parse(draft.metadata)["message"], "a\nb");
}

TEST(Ntfy, RefusesWhatWouldOtherwiseBeLeftOut) {
    for (const auto* name : {"Delay", "At", "In", "X-Email", "Call", "Template"}) {
        const auto decoded = publish({{name, "1"}});
        ASSERT_FALSE(decoded) << name;
        EXPECT_EQ(decoded.error().kind, Refusal::InvalidEvent);
        EXPECT_EQ(decoded.error().faults.size(), 1U);
    }
}

TEST(Ntfy, MakesActionsOfWhatTempoMayDo) {
    const auto event = taken({{"Click", "https://nas.lan/"},
                              {"Actions", "view, Open portal, https://a.lan/; copy, Code, 1234; "
                                          "http, Close door, https://b.lan/"}});
    const auto actions = nlohmann::json::parse(event.actions);
    ASSERT_EQ(actions.size(), 3U);
    EXPECT_EQ(actions[1]["trigger"]["openURL"], "https://a.lan/");
    EXPECT_EQ(actions[2]["trigger"]["copyToClipboard"], "1234");
    EXPECT_NE(event.metadata.find("Close door"), std::string::npos);
    EXPECT_FALSE(publish({{"Actions", "fly, To, the moon"}}));
}

TEST(Ntfy, OpensNoUrlThatRunsSomething) {
    for (const auto* url : {"file:///etc/passwd", "javascript:alert(1)", "data:text/html,x"}) {
        const auto event = taken({{"Click", url}});
        EXPECT_EQ(event.actions, "[]") << url;
        EXPECT_NE(event.metadata.find("click"), std::string::npos) << url;
        const auto action = "view, Open, '" + std::string(url) + "'";
        EXPECT_NE(taken({{"Actions", action}}).metadata.find("\"actions\":"), std::string::npos);
    }
}

TEST(Ntfy, OpensUrlsOfSchemesThatWereAdded) {
    const std::vector<HeaderField> fields{{"Click", "homeassistant://navigate/lovelace"}};
    EXPECT_EQ(taken(fields).actions, "[]");
    const std::vector<std::string> schemes{"homeassistant"};
    const auto decoded = decodeForeign(
        ntfyAdapter(), {.contentType = {}, .body = "Hi", .fields = fields, .topic = "cellar"},
        {"home", "", schemes});
    ASSERT_TRUE(decoded);
    EXPECT_NE(decoded->events.front().actions.find("homeassistant://"), std::string::npos);
}

TEST(Ntfy, ShowsAnImageAndKeepsNoOtherFile) {
    const auto event = taken({{"Filename", "door.jpg"}}, "\xff\xd8\xff\xe0 and so on");
    EXPECT_NE(event.metadata.find("data:image/jpeg;base64,"), std::string::npos);
    EXPECT_EQ(event.title, "door.jpg");
    EXPECT_FALSE(publish({{"Filename", "a.zip"}}, "PK\x03\x04\xff"));
}

TEST(NtfyActions, ReadsQuotesAndKeys) {
    const auto actions = parseNtfyActions(
        R"(action=view, label="a, \"b\"; c", url=https://x/?a=b; broadcast, 'take' , extras.cmd=pic)");
    ASSERT_TRUE(actions);
    ASSERT_EQ(actions->size(), 2U);
    EXPECT_EQ((*actions)[0].value("label"), R"(a, "b"; c)");
    EXPECT_EQ((*actions)[0].value("url"), "https://x/?a=b");
    EXPECT_EQ((*actions)[1].value("extras.cmd"), "pic");
    EXPECT_FALSE(parseNtfyActions(R"(view, "open)"));
    EXPECT_FALSE(parseNtfyActions(R"(view, "a"b, c)"));
    EXPECT_TRUE(parseNtfyActions("")->empty());
}

TEST(HeaderWords, AreDecoded) {
    EXPECT_EQ(decodedWords("=?UTF-8?B?8J+MjQ==?= =?utf-8?q?Gr=C3=BC=C3=9Fe_alle?= plain"),
              "🌍Grüße alle plain");
    EXPECT_EQ(decodedWords("=?iso-8859-1?Q?caf=E9?="), "café");
    for (const auto* same :
         {"=?", "=?UTF-8?B?!!?=", "=?KOI8-R?B?AA==?=", "a =?x", "100% =C3", ""}) {
        EXPECT_EQ(decodedWords(same), same);
    }
    EXPECT_EQ(decodedWords("=?UTF-8?B?/w==?="), "=?UTF-8?B?/w==?=");
    EXPECT_EQ(decodedWords("caf\xe9"), "café");
}

TEST(NtfyTopic, IsShortAndPlain) {
    EXPECT_TRUE(isNtfyTopic("my-topic_1"));
    for (const auto& bad : {std::string(), std::string(65, 'a'), std::string("a/b"),
                            std::string("a.b"), std::string("ü")}) {
        EXPECT_FALSE(isNtfyTopic(bad)) << bad;
    }
}

} // namespace
} // namespace tempo::ingest
