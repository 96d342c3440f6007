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

TEST(Router, KnowsNothingElse) {
    for (const auto* path : {"/", "", "*", "/ingest/", "/Ingest", "/ingest/kopia", "/healthz"}) {
        EXPECT_EQ(route("POST", path).kind, Kind::NotFound) << path;
    }
}

} // namespace
} // namespace tempo::http
