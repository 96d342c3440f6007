#include "http/router.hpp"

#include <gtest/gtest.h>

namespace tempo::http {
namespace {

using RouteKind = Route::Kind;

TEST(Router, TakesEventsByPostOnBothPaths) {
    EXPECT_EQ(route("POST", "/ingest").kind, RouteKind::Ingest);
    EXPECT_EQ(route("POST", "/events").kind, RouteKind::Ingest);
}

TEST(Router, AnswersHeadAndOptionsOfEvents) {
    EXPECT_EQ(route("HEAD", "/ingest").kind, RouteKind::Options);
    EXPECT_EQ(route("OPTIONS", "/events").kind, RouteKind::Options);
    EXPECT_EQ(route("OPTIONS", "/events").allow, "POST, HEAD, OPTIONS");
}

TEST(Router, NamesTheMethodsOfAKnownPath) {
    EXPECT_EQ(route("GET", "/ingest"), (Route{RouteKind::MethodNotAllowed, "POST, HEAD, OPTIONS"}));
    EXPECT_EQ(route("POST", "/health"), (Route{RouteKind::MethodNotAllowed, "GET, HEAD"}));
}

TEST(Router, TellsItsHealthByGetAndHead) {
    EXPECT_EQ(route("GET", "/health").kind, RouteKind::Health);
    EXPECT_EQ(route("HEAD", "/health").kind, RouteKind::Health);
}

TEST(Router, GivesARawWebhookToItsAdapter) {
    for (const auto* path : {"/uptime-kuma", "/ingest/uptime-kuma"}) {
        const auto found = route("POST", path);
        EXPECT_EQ(found.kind, RouteKind::Ingest) << path;
        ASSERT_NE(found.adapter, nullptr) << path;
        EXPECT_EQ(found.adapter->source, "uptime-kuma");
        EXPECT_EQ(route("GET", path).kind, RouteKind::MethodNotAllowed);
    }
    EXPECT_EQ(route("POST", "/ingest").adapter, nullptr);
}

TEST(Router, KeepsTheOldPathsOfTwoTools) {
    EXPECT_EQ(route("POST", "/kopia").adapter, route("POST", "/ingest/kopia").adapter);
    EXPECT_EQ(route("POST", "/unifi").kind, RouteKind::NotFound);
    EXPECT_NE(route("POST", "/ingest/unifi/network").adapter,
              route("POST", "/ingest/unifi").adapter);
}

TEST(Router, TakesMessagesAsGotifyDoes) {
    for (const auto* path : {"/message", "/gotify/message"}) {
        const auto found = route("POST", path);
        EXPECT_EQ(found.kind, RouteKind::Ingest) << path;
        EXPECT_EQ(found.dialect, Dialect::Gotify) << path;
        EXPECT_EQ(route("PUT", path).kind, RouteKind::MethodNotAllowed);
    }
    EXPECT_EQ(route("GET", "/message").dialect, Dialect::Gotify);
    EXPECT_EQ(route("POST", "/ingest/gotify").kind, RouteKind::NotFound);
}

TEST(Router, TakesMessagesAsNtfyDoes) {
    const auto text = route("PUT", "/ntfy/cellar");
    EXPECT_EQ(text.kind, RouteKind::Ingest);
    EXPECT_EQ(text.dialect, Dialect::Ntfy);
    EXPECT_EQ(text.topic, "cellar");
    EXPECT_EQ(text.allow, "POST, PUT, HEAD, OPTIONS");
    EXPECT_EQ(route("POST", "/ntfy").kind, RouteKind::Ingest);
    EXPECT_EQ(route("POST", "/ntfy/").kind, RouteKind::Ingest);
    EXPECT_EQ(route("PUT", "/ntfy").kind, RouteKind::MethodNotAllowed);
    for (const auto* path : {"/ntfy//", "/ntfy/a/b", "/ntfy/a.b", "/ntfy/%41"}) {
        EXPECT_EQ(route("POST", path).kind, RouteKind::NotFound) << path;
    }
}

TEST(Router, KnowsNothingElse) {
    for (const auto* path : {"/", "", "*", "/ingest/", "/Ingest", "/ingest/nobody", "/healthz",
                             "/ingest/uptime-kuma/", "/ingest//uptime-kuma", "/Uptime-Kuma"}) {
        EXPECT_EQ(route("POST", path).kind, RouteKind::NotFound) << path;
    }
}

} // namespace
} // namespace tempo::http
