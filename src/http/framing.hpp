#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// The framing rules of an HTTP/1 request header (RFC 9112), stricter than Boost.Beast before 1.92,
/// which accepts some messages that two readers of one connection could split differently. Run on
/// the raw bytes before Beast's parser sees them. Pure; no allocation.
namespace tempo::http {

enum class HttpVersion : std::uint8_t { Http10, Http11 };

/// What is known about the header so far.
struct HeaderScan {
    enum class Kind : std::uint8_t {
        NeedMore, ///< nothing wrong yet; feed again when more bytes have arrived
        Complete, ///< the header ends within what was fed and keeps every rule
        Refused,  ///< `reason` names the broken rule; answer 400 and close
        TooLarge  ///< does not end within the limit; answer 431 and close
    };

    Kind kind = Kind::NeedMore;
    std::size_t skip = 0; ///< bytes before the request line that the parser must not see
    std::size_t size = 0; ///< Complete: bytes up to and with the empty line, `skip` included
    std::string_view reason = {}; ///< Refused: one sentence, a literal
    HttpVersion version = HttpVersion::Http11;
    bool chunked = false;                       ///< `Transfer-Encoding: chunked` was sent
    std::optional<std::uint64_t> contentLength; ///< as declared; below 10^18

    friend bool operator==(const HeaderScan&, const HeaderScan&) = default;
};

/// Scans one header that arrives in any number of pieces. Bytes that were scanned are not looked at
/// again, so a header that comes byte by byte costs no more than one that comes whole. The result
/// does not depend on how the bytes were split.
class HeaderScanner {
public:
    /// `limit`: the size in bytes that a header may have, its empty line included.
    explicit HeaderScanner(std::size_t limit) : limit_(limit) {}

    /// `received` holds everything from the first byte of the request; between calls it may grow
    /// and move, but what was fed before must not change. After anything but NeedMore the scanner
    /// only repeats its result until `reset`.
    HeaderScan feed(std::string_view received);

    /// Makes ready for the next request of the connection.
    void reset() { *this = HeaderScanner(limit_); }

private:
    void takeLine(std::string_view line);
    void takeRequestLine(std::string_view line);
    void takeField(std::string_view line);
    void takeKnownField(std::string_view name, std::string_view value);
    void takeContentLength(std::string_view value);
    void takeTransferEncoding(std::string_view value);
    void finish();
    void refuse(std::string_view reason);

    enum class Expecting : std::uint8_t { Start, RequestLine, Fields };

    std::size_t limit_;
    std::size_t lineStart_ = 0;
    std::size_t searched_ = 0; ///< no line feed before this offset and after lineStart_
    Expecting expecting_ = Expecting::Start;
    bool hostSeen_ = false;
    HeaderScan scan_;
};

/// Scans a header that is already complete or is to be scanned only once.
HeaderScan scanHeader(std::string_view received, std::size_t limit);

} // namespace tempo::http
