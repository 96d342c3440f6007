#include "http/framing.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace tempo::http {
namespace {

using namespace std::string_literals;
using Kind = HeaderScan::Kind;

constexpr std::size_t kLimit = 8192;

HeaderScan scan(std::string_view header) {
    return scanHeader(header, kLimit);
}

/// A request whose fields are `fields`, each ending with CR LF.
std::string request(std::string_view fields) {
    return "POST /ingest HTTP/1.1\r\nHost: tempo\r\n" + std::string(fields) + "\r\n";
}

/// The result when the bytes come one by one.
HeaderScan scanByteByByte(std::string_view header) {
    HeaderScanner scanner(kLimit);
    HeaderScan result;
    for (std::size_t size = 1; size <= header.size() && result.kind == Kind::NeedMore; ++size) {
        result = scanner.feed(header.substr(0, size));
    }
    return result;
}

TEST(Framing, AcceptsAnOrdinaryPost) {
    const auto header = request("Content-Type: application/json\r\nContent-Length: 17\r\n");
    const auto result = scan(header + "{\"title\":\"hello\"}");
    EXPECT_EQ(result.kind, Kind::Complete);
    EXPECT_EQ(result.size, header.size());
    EXPECT_EQ(result.contentLength, 17U);
    EXPECT_EQ(result.version, HttpVersion::Http11);
    EXPECT_FALSE(result.chunked);
    EXPECT_EQ(result.skip, 0U);
}

TEST(Framing, AcceptsChunkedInAnyCase) {
    const auto result = scan(request("transfer-ENCODING: \tChunked \r\n"));
    EXPECT_EQ(result.kind, Kind::Complete);
    EXPECT_TRUE(result.chunked);
    EXPECT_FALSE(result.contentLength.has_value());
}

TEST(Framing, AcceptsHttp10WithoutHost) {
    const auto result = scan("GET /health HTTP/1.0\r\n\r\n");
    EXPECT_EQ(result.kind, Kind::Complete);
    EXPECT_EQ(result.version, HttpVersion::Http10);
}

TEST(Framing, AcceptsTabsAndBytesBeyondAsciiInValues) {
    EXPECT_EQ(scan(request("X-Note: a\tb \xc3\xa9\r\nX-Empty:\r\n")).kind, Kind::Complete);
}

TEST(Framing, SkipsOneEmptyLineBeforeTheRequest) {
    const auto header = "\r\n" + request("");
    const auto result = scan(header);
    EXPECT_EQ(result.kind, Kind::Complete);
    EXPECT_EQ(result.skip, 2U);
    EXPECT_EQ(result.size, header.size());
    EXPECT_EQ(scan("\r\n\r\n" + request("")).kind, Kind::Refused);
}

TEST(Framing, AsksForMoreUntilTheEmptyLine) {
    const auto header = request("");
    EXPECT_EQ(scan(header.substr(0, header.size() - 1)).kind, Kind::NeedMore);
    EXPECT_EQ(scan("").kind, Kind::NeedMore);
}

TEST(Framing, GivesTheSameResultForBytesThatComeOneByOne) {
    for (const auto& header : {request("Content-Length: 5\r\n"), request("Bad\r\n"),
                               "\r\n" + request("Transfer-Encoding: chunked\r\n"),
                               request("X: " + std::string(kLimit, 'x') + "\r\n")}) {
        EXPECT_EQ(scanByteByByte(header), scan(header)) << header.substr(0, 80);
    }
}

TEST(Framing, StartsAfreshAfterReset) {
    HeaderScanner scanner(kLimit);
    EXPECT_EQ(scanner.feed("bad\n").kind, Kind::Refused);
    EXPECT_EQ(scanner.feed(request("")).kind, Kind::Refused);
    scanner.reset();
    EXPECT_EQ(scanner.feed(request("")).kind, Kind::Complete);
}

TEST(Framing, LetsAHeaderBeExactlyAsLargeAsTheLimit) {
    const auto header = request("");
    EXPECT_EQ(scanHeader(header, header.size()).kind, Kind::Complete);
    EXPECT_EQ(scanHeader(header, header.size() - 1).kind, Kind::TooLarge);
}

TEST(Framing, CallsAnEndlessHeaderTooLarge) {
    EXPECT_EQ(scan(std::string(kLimit, 'x')).kind, Kind::TooLarge);
    EXPECT_EQ(scan(std::string(kLimit - 1, 'x')).kind, Kind::NeedMore);
    EXPECT_EQ(scan(request("X: " + std::string(kLimit, 'x') + "\r\n")).kind, Kind::TooLarge);
}

TEST(Framing, AcceptsTheLargestLengthOfEighteenDigits) {
    EXPECT_EQ(scan(request("Content-Length: 999999999999999999\r\n")).contentLength,
              999'999'999'999'999'999U);
    EXPECT_EQ(scan(request("Content-Length: 0\r\n")).contentLength, 0U);
}

struct Refused {
    const char* name;
    std::string header;
};

class RefusedFraming : public testing::TestWithParam<Refused> {};

TEST_P(RefusedFraming, NamesTheRule) {
    const auto result = scan(GetParam().header);
    EXPECT_EQ(result.kind, Kind::Refused);
    EXPECT_TRUE(result.reason.ends_with('.')) << result.reason;
    EXPECT_EQ(scanByteByByte(GetParam().header), result);
}

INSTANTIATE_TEST_SUITE_P(
    Framing, RefusedFraming,
    testing::Values(
        Refused{"LengthAndChunked", request("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n")},
        Refused{"ChunkedAndLength", request("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n")},
        Refused{"OtherCoding", request("Transfer-Encoding: gzip\r\n")},
        Refused{"CodingList", request("Transfer-Encoding: gzip, chunked\r\n")},
        Refused{"IdentityCoding", request("Transfer-Encoding: identity\r\n")},
        Refused{"EmptyCoding", request("Transfer-Encoding:\r\n")},
        Refused{"VerticalTabCoding", request("Transfer-Encoding: \vchunked\r\n")},
        Refused{"ChunkedTwice",
                request("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n")},
        Refused{"ChunkedOnHttp10", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"},
        Refused{"LengthTwice", request("Content-Length: 5\r\nContent-Length: 5\r\n")},
        Refused{"LengthList", request("Content-Length: 5, 5\r\n")},
        Refused{"LengthWithSign", request("Content-Length: +5\r\n")},
        Refused{"NegativeLength", request("Content-Length: -1\r\n")},
        Refused{"HexLength", request("Content-Length: 0x5\r\n")},
        Refused{"EmptyLength", request("Content-Length: \r\n")},
        Refused{"OverLongLength", request("Content-Length: 1000000000000000000\r\n")},
        Refused{"FoldedLine", request("X-Note: a\r\n b\r\n")},
        Refused{"LineThatBeginsWithTab", request("X-Note: a\r\n\tb\r\n")},
        Refused{"SpaceBeforeFirstField", "GET / HTTP/1.1\r\n Host: x\r\n\r\n"},
        Refused{"BareLineFeedAfterField", request("X-Note: a\n")},
        Refused{"BareLineFeedAtEnd", "GET / HTTP/1.1\r\nHost: x\r\n\n"},
        Refused{"BareLineFeedOnly", "GET / HTTP/1.0\n\n"},
        Refused{"BareCarriageReturn", request("X-Note: a\rb\r\n")},
        Refused{"DoubleCarriageReturn", request("X-Note: a\r\r\n")},
        Refused{"NulInValue", request("X-Note: a\0b\r\n"s)},
        Refused{"DeleteInValue", request("X-Note: a\x7f\r\n")},
        Refused{"NulInName", request("X\0Note: a\r\n"s)},
        Refused{"SpaceBeforeColon", request("Content-Length : 5\r\n")},
        Refused{"EmptyName", request(": a\r\n")}, Refused{"NoColon", request("Nonsense\r\n")},
        Refused{"NameBeyondAscii", request("X-\xc3\xa9: a\r\n")},
        Refused{"NoHost", "GET / HTTP/1.1\r\n\r\n"},
        Refused{"TwoHosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n"},
        Refused{"TwoSpaces", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n"},
        Refused{"SpaceInTarget", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n"},
        Refused{"NulInTarget", "GET /a\0b HTTP/1.1\r\nHost: a\r\n\r\n"s},
        Refused{"TargetBeyondAscii", "GET /\xc3\xa9 HTTP/1.1\r\nHost: a\r\n\r\n"},
        Refused{"NoTarget", "GET HTTP/1.1\r\nHost: a\r\n\r\n"},
        Refused{"NoVersion", "GET /\r\nHost: a\r\n\r\n"},
        Refused{"Http2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"},
        Refused{"Http12", "GET / HTTP/1.2\r\nHost: a\r\n\r\n"},
        Refused{"LowerCaseVersion", "GET / http/1.1\r\nHost: a\r\n\r\n"},
        Refused{"SpaceAfterVersion", "GET / HTTP/1.1 \r\nHost: a\r\n\r\n"},
        Refused{"MethodNotAToken", "G(T / HTTP/1.1\r\nHost: a\r\n\r\n"},
        Refused{"SpaceBeforeMethod", " GET / HTTP/1.1\r\nHost: a\r\n\r\n"}),
    [](const auto& test) { return test.param.name; });

} // namespace
} // namespace tempo::http
