#include "http/request_head.hpp"

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <gmock/gmock.h>

namespace tempo::http {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(RequestHead, KeepsForwardingFieldsInTheOrderOfTheirLines) {
    boost::beast::http::request<boost::beast::http::empty_body> request;
    request.insert("X-Forwarded-For", "192.0.2.1");
    request.insert("x-forwarded-for", "192.0.2.2");
    request.insert("Forwarded", "for=192.0.2.3");
    request.insert("X-Forwarded-Proto", "https");
    request.insert("X-Forwarded-Host", "tempo");
    const auto head = readHead(request.base(), {}, true);
    EXPECT_THAT(head.forwarding.xForwardedFor, ElementsAre("192.0.2.1", "192.0.2.2"));
    EXPECT_THAT(head.forwarding.forwarded, ElementsAre("for=192.0.2.3"));
    EXPECT_THAT(head.forwarding.xForwardedProto, ElementsAre("https"));
}

TEST(RequestHead, HasNoForwardingFieldsWithoutAProxy) {
    const boost::beast::http::request<boost::beast::http::empty_body> request;
    EXPECT_TRUE(readHead(request.base(), {}, true).forwarding.empty());
}

TEST(RequestHead, KeepsForAdaptersWhatSaysNothingOfTheSender) {
    boost::beast::http::request<boost::beast::http::empty_body> request;
    request.target("/ntfy/a?b=c");
    request.insert("Authorization", "Basic abc");
    request.insert("X-Tempo-Token", "secret");
    request.insert("X-Gotify-Key", "secret");
    request.insert("X-Hub-Signature-256", "sha256=0");
    request.insert("Title", "One");
    request.insert("X-GitHub-Event", "push");
    const auto head = readHead(request.base(), {}, true);
    ASSERT_EQ(head.otherFields.size(), 2U);
    EXPECT_EQ(head.otherFields[0].value, "One");
    EXPECT_EQ(head.otherFields[1].name, "X-GitHub-Event");
    EXPECT_EQ(head.basic, "abc");
    EXPECT_EQ(head.gotifyKey, "secret");
    EXPECT_EQ(head.query(), "b=c");
}

} // namespace
} // namespace tempo::http
