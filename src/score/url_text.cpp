#include "score/url_text.hpp"

#include "core/ascii.hpp"
#include "ingest/action_rules.hpp"
#include "ingest/text_rules.hpp"

#include <algorithm>

namespace tempo::score {
namespace {

constexpr std::string_view kUnreserved = "-._~";
constexpr std::string_view kInPath = "-._~/:@+";
/// Reserved and unreserved characters, and the sign of those that are encoded already.
constexpr std::string_view kInUrl = "-._~:/?#[]@!$&'()*+,;=%";

bool isAsciiAlnum(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string encoded(std::string_view value, std::string_view kept) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string text;
    for (const char c : value) {
        if (isAsciiAlnum(c) || kept.find(c) != std::string_view::npos) {
            text += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        text += '%';
        text += kHex[byte >> 4U];
        text += kHex[byte & 0xfU];
    }
    return text;
}

bool isIpv6(std::string_view host) {
    return std::ranges::count(host, ':') >= 2 &&
           host.find_first_not_of("0123456789abcdefABCDEF:.") == std::string_view::npos;
}

/// The host without the port that it may end with.
std::string_view withoutPort(std::string_view host) {
    const auto colon = host.find(':');
    const bool hasPort = colon != std::string_view::npos && colon + 1 < host.size() &&
                         host.find_first_not_of("0123456789", colon + 1) == std::string_view::npos;
    return hasPort ? host.substr(0, colon) : host;
}

std::string encodedHost(std::string_view value) {
    if (isIpv6(value)) {
        return "[" + std::string(value) + "]";
    }
    const auto host = withoutPort(value);
    return encoded(host, kUnreserved) + std::string(value.substr(host.size()));
}

/// In lower case; empty where there is none.
std::string schemeOf(std::string_view url) {
    const auto colon = url.find(':');
    auto scheme = ascii::lowered(url.substr(0, colon == std::string_view::npos ? 0 : colon));
    const bool isScheme = std::ranges::all_of(
        scheme, [](char c) { return isAsciiAlnum(c) || c == '+' || c == '-' || c == '.'; });
    return isScheme ? scheme : std::string();
}

} // namespace

void UrlText::addText(std::string_view text) {
    text_ += text;
    if (!hasValue_) {
        authored_ += text;
    }
}

UrlText::Place UrlText::place() const {
    if (text_.empty()) {
        return Place::Beginning;
    }
    if (text_.find_first_of("?#") != std::string::npos) {
        return Place::Query;
    }
    if (text_ == "file://") {
        return Place::Path; // a file's host is left out: its path follows
    }
    const auto authority = text_.find("://");
    const bool inHost =
        authority != std::string::npos && text_.find('/', authority + 3) == std::string::npos;
    return inHost ? Place::Host : Place::Path;
}

void UrlText::addValue(std::string_view value) {
    hasValue_ = true;
    switch (place()) {
    case Place::Beginning:
        text_ += encoded(value, kInUrl);
        break;
    case Place::Host:
        text_ += encodedHost(value);
        break;
    case Place::Path:
        text_ += encoded(value, kInPath);
        break;
    case Place::Query:
        text_ += encoded(value, kUnreserved);
        break;
    }
}

Expected<std::string> UrlText::finish(std::span<const std::string> moreSchemes) const {
    const auto scheme = schemeOf(text_);
    const bool isFile = scheme == "file" && schemeOf(authored_) == "file";
    if (scheme.empty()) {
        return failure(ErrorCode::InvalidInput, "It is no URL: it must begin with a scheme such "
                                                "as https:.");
    }
    if (text_.find(' ') != std::string::npos ||
        ingest::hasControls(text_, ingest::Controls::None)) {
        return failure(ErrorCode::InvalidInput,
                       "It holds a space or a control character; write %20 for a space.");
    }
    if (ingest::looksLikeOption(text_)) {
        return failure(ErrorCode::InvalidInput, "Its host begins with a hyphen, so that a program "
                                                "could take it for an option.");
    }
    if (isFile || ingest::isOpenableUrl(text_, moreSchemes)) {
        return text_;
    }
    return failure(ErrorCode::InvalidInput, "URLs with the scheme " + scheme +
                                                " are not opened; it is not one of those that "
                                                "Tempo knows to be harmless.");
}

} // namespace tempo::score
