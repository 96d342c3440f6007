#include "http/framing.hpp"

#include "core/ascii.hpp"

#include <algorithm>
#include <array>

namespace tempo::http {
namespace {

constexpr std::size_t kLengthDigits = 18; ///< any such number fits 64 bits

/// What a byte may be part of.
constexpr std::uint8_t kToken = 1;
constexpr std::uint8_t kTarget = 2;
constexpr std::uint8_t kValue = 4;

constexpr std::array<std::uint8_t, 256> classify() {
    std::array<std::uint8_t, 256> table{};
    for (unsigned c = 0; c < table.size(); ++c) {
        auto& classes = table.at(c);
        if (c > 0x20 && c < 0x7f) {
            classes |= kTarget;
        }
        if (c == '\t' || (c >= 0x20 && c != 0x7f)) {
            classes |= kValue;
        }
    }
    for (const char c : std::string_view("!#$%&'*+-.^_`|~0123456789"
                                         "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")) {
        table.at(static_cast<unsigned char>(c)) |= kToken;
    }
    return table;
}

constexpr auto kClasses = classify();

bool isAll(std::uint8_t wanted, std::string_view text) {
    return std::ranges::all_of(text, [wanted](char c) {
        return (kClasses.at(static_cast<unsigned char>(c)) & wanted) != 0;
    });
}

bool isToken(std::string_view text) {
    return !text.empty() && isAll(kToken, text);
}

} // namespace

HeaderScan HeaderScanner::feed(std::string_view received) {
    const auto window = received.substr(0, limit_);
    while (scan_.kind == HeaderScan::Kind::NeedMore) {
        const auto end = window.find('\n', searched_);
        if (end == std::string_view::npos) {
            searched_ = window.size();
            if (received.size() >= limit_) {
                scan_.kind = HeaderScan::Kind::TooLarge;
            }
            break;
        }
        const auto line = window.substr(lineStart_, end - lineStart_);
        lineStart_ = end + 1;
        searched_ = lineStart_;
        if (line.ends_with('\r')) {
            takeLine(line.substr(0, line.size() - 1));
        } else {
            refuse("A line of the header ends with a bare line feed; it must end with CR LF.");
        }
    }
    return scan_;
}

void HeaderScanner::takeLine(std::string_view line) {
    if (expecting_ == Expecting::Fields) {
        if (line.empty()) {
            finish();
        } else {
            takeField(line);
        }
        return;
    }
    if (line.empty() && expecting_ == Expecting::Start) {
        // RFC 9112, 2.2: some clients send an empty line after a body.
        scan_.skip = lineStart_;
        expecting_ = Expecting::RequestLine;
        return;
    }
    takeRequestLine(line);
    expecting_ = Expecting::Fields;
}

void HeaderScanner::takeRequestLine(std::string_view line) {
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) {
        refuse("The request line is not of the form METHOD SP TARGET SP HTTP/1.1.");
        return;
    }
    const auto target = line.substr(first + 1, last - first - 1);
    const auto version = line.substr(last + 1);
    if (!isToken(line.substr(0, first))) {
        refuse("The request's method is not a token.");
    } else if (target.empty() || !isAll(kTarget, target)) {
        refuse("The request's target is empty or holds a space, a control character or a byte "
               "outside ASCII.");
    } else if (version == "HTTP/1.0") {
        scan_.version = HttpVersion::Http10;
    } else if (version != "HTTP/1.1") {
        refuse("The request's version is neither HTTP/1.1 nor HTTP/1.0.");
    }
}

void HeaderScanner::takeField(std::string_view line) {
    if (line.front() == ' ' || line.front() == '\t') {
        refuse("A header line begins with white space; folded lines are not accepted.");
        return;
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) {
        refuse("A header line has no colon.");
        return;
    }
    const auto name = line.substr(0, colon);
    const auto value = line.substr(colon + 1);
    if (!isToken(name)) {
        refuse("A header field's name is empty or not a token; there is no space before the "
               "colon.");
    } else if (!isAll(kValue, value)) {
        refuse("A header field's value holds a control character.");
    } else {
        takeKnownField(name, ascii::trimmed(value, " \t"));
    }
}

void HeaderScanner::takeKnownField(std::string_view name, std::string_view value) {
    if (ascii::equalIgnoringCase(name, "content-length")) {
        takeContentLength(value);
    } else if (ascii::equalIgnoringCase(name, "transfer-encoding")) {
        takeTransferEncoding(value);
    } else if (ascii::equalIgnoringCase(name, "host")) {
        if (hostSeen_) {
            refuse("Host was sent more than once.");
        }
        hostSeen_ = true;
    }
}

void HeaderScanner::takeContentLength(std::string_view value) {
    if (scan_.contentLength) {
        refuse("Content-Length was sent more than once.");
        return;
    }
    if (value.empty() || value.size() > kLengthDigits ||
        !std::ranges::all_of(value, ascii::isDigit)) {
        refuse("Content-Length is not one plain decimal number.");
        return;
    }
    std::uint64_t length = 0;
    for (const char c : value) {
        length = length * 10 + static_cast<std::uint64_t>(c - '0');
    }
    scan_.contentLength = length;
}

void HeaderScanner::takeTransferEncoding(std::string_view value) {
    if (scan_.chunked) {
        refuse("Transfer-Encoding was sent more than once.");
    } else if (!ascii::equalIgnoringCase(value, "chunked")) {
        refuse("The only Transfer-Encoding that is accepted is chunked.");
    }
    scan_.chunked = true;
}

void HeaderScanner::finish() {
    if (scan_.chunked && scan_.contentLength) {
        refuse("Transfer-Encoding and Content-Length exclude each other.");
    } else if (scan_.chunked && scan_.version == HttpVersion::Http10) {
        refuse("HTTP/1.0 has no Transfer-Encoding.");
    } else if (!hostSeen_ && scan_.version == HttpVersion::Http11) {
        refuse("HTTP/1.1 needs a Host field.");
    } else {
        scan_.kind = HeaderScan::Kind::Complete;
        scan_.size = lineStart_;
    }
}

void HeaderScanner::refuse(std::string_view reason) {
    scan_.kind = HeaderScan::Kind::Refused;
    scan_.reason = reason;
}

HeaderScan scanHeader(std::string_view received, std::size_t limit) {
    return HeaderScanner(limit).feed(received);
}

} // namespace tempo::http
