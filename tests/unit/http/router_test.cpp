#include "http/router.hpp"

#include <gtest/gtest.h>

namespace tempo::http {
namespace {

using Kind = Route::Kind;

TEST(Router, TakesEventsByPostOnBothPaths) {
    EXPECT_EQ(route("POST", "/ingest").kind, Kind::Ingest);
    EXPECT_EQ(route("POST", "/events").kind, Kind::Ingest);
}

TEST(Router, AnswersHeadAndOptionsOfEvents) {
    EXPECT_EQ(route("HEAD", "/ingest").kind, Kind::Options);
    EXPECT_EQ(route("OPTIONS", "/events").kind, Kind::Options);
    EXPECT_EQ(route("OPTIONS", "/events").allow, "POST, HEAD, OPTIONS");
}

TEST(Router, NamesTheMethodsOfAKnownPath) {
    EXPECT_EQ(route("GET", "/ingest"), (Route{Kind::MethodNotAllowed, "POST, HEAD, OPTIONS"}));
    EXPECT_EQ(route("POST", "/health"), (Route{Kind::MethodNotAllowed, "GET, HEAD"}));
}

TEST(Router, TellsItsHealthByGetAndHead) {
    EXPECT_EQ(route("GET", "/health").kind, Kind::Health);
    EXPECT_EQ(route("HEAD", "/health").kind, Kind::Health);
}

TEST(Router, GivesARawWebhookToItsAdapter) {
    for (const auto* path : {"/uptime-kuma", "/ingest/uptime-kuma"}) {
        const auto found = route("POST", path);
        EXPECT_EQ(found.kind, Kind::Ingest) << path;
        ASSERT_NE(found.adapter, nullptr) << path;
        EXPECT_EQ(found.adapter->source, "uptime-kuma");
        EXPECT_EQ(route("GET", path).kind, Kind::MethodNotAllowed);
    }
    EXPECT_EQ(route("POST", "/ingest").adapter, nullptr);
}

TEST(Router, KnowsNothingElse) {
    for (const auto* path : {"/", "", "*", "/ingest/", "/Ingest", "/ingest/nobody", "/healthz",
                             "/ingest/uptime-kuma/", "/ingest//uptime-kuma", "/Uptime-Kuma"}) {
        EXPECT_EQ(route("POST", path).kind, Kind::NotFound) << path;
    }
}

} // namespace
} // namespace tempo::http
