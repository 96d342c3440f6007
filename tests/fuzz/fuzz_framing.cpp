// Properties: a header gives the same result however it is split; what is complete is read by
// Boost.Beast to the same end and the same framing, or refused by it.
#include "fuzz/require.hpp"
#include "http/framing.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace {

using namespace tempo::http;
using tempo::fuzz::require;
namespace beast_http = boost::beast::http;

/// Small, so that the fuzzer reaches it.
constexpr std::size_t kLimit = 512;

/// The result when the bytes come in pieces of `step`.
HeaderScan scanInPieces(std::string_view bytes, std::size_t step) {
    HeaderScanner scanner(kLimit);
    HeaderScan scan;
    for (std::size_t size = 0; scan.kind == HeaderScan::Kind::NeedMore && size < bytes.size();) {
        size = size + step < bytes.size() ? size + step : bytes.size();
        scan = scanner.feed(bytes.substr(0, size));
    }
    return scan;
}

void compareWithBeast(std::string_view bytes, const HeaderScan& scan) {
    beast_http::request_parser<beast_http::empty_body> parser;
    parser.header_limit(kLimit);
    boost::beast::error_code error;
    const auto header = bytes.substr(scan.skip, scan.size - scan.skip);
    const auto consumed = parser.put(boost::asio::buffer(header), error);
    if (error) {
        return;
    }
    require(parser.is_header_done() && consumed == header.size());
    require(parser.chunked() == scan.chunked);
    require((parser.get().version() == 11) == (scan.version == HttpVersion::Http11));
    const auto length = parser.content_length();
    require(scan.contentLength ? length && *length == *scan.contentLength : !length);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto scan = scanHeader(bytes, kLimit);
    for (const std::size_t step : {1U, 2U, 7U}) {
        require(scanInPieces(bytes, step) == scan);
    }
    if (scan.kind == HeaderScan::Kind::Complete) {
        require(scan.size <= size && scan.size <= kLimit && scan.skip < scan.size);
        compareWithBeast(bytes, scan);
    }
    require((scan.kind == HeaderScan::Kind::Refused) == !scan.reason.empty());
    return 0;
}
