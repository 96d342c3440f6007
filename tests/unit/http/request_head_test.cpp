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

} // namespace
} // namespace tempo::http
