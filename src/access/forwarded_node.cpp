#include "access/forwarded_node.hpp"

#include "core/ascii.hpp"

#include <algorithm>

namespace tempo::access {
namespace {

/// `_` and at least one letter, digit, dot, underscore or hyphen.
bool isHidden(std::string_view text) {
    const auto isPart = [](char c) {
        return ascii::isDigit(c) || (ascii::toLower(c) >= 'a' && ascii::toLower(c) <= 'z') ||
               c == '.' || c == '_' || c == '-';
    };
    return text.size() > 1 && text.front() == '_' && std::ranges::all_of(text, isPart);
}

bool isPort(std::string_view text) {
    constexpr std::size_t kMostDigits = 5;
    const bool isNumber =
        !text.empty() && text.size() <= kMostDigits && std::ranges::all_of(text, ascii::isDigit);
    return isNumber || isHidden(text);
}

/// The end of a node: nothing, or a colon and a port.
bool isPortOrNothing(std::string_view text) {
    return text.empty() || (text.front() == ':' && isPort(text.substr(1)));
}

std::optional<ForwardedNode> parseBracketed(std::string_view text) {
    const auto end = text.find(']');
    if (end == std::string_view::npos || !isPortOrNothing(text.substr(end + 1))) {
        return std::nullopt;
    }
    const auto inside = text.substr(1, end - 1);
    const auto address = IpAddress::parse(inside);
    if (!address || inside.find(':') == std::string_view::npos) {
        return std::nullopt;
    }
    return ForwardedNode{address};
}

} // namespace

std::optional<ForwardedNode> parseForwardedNode(std::string_view text) {
    if (text.starts_with('[')) {
        return parseBracketed(text);
    }
    const auto colon = std::min(text.find(':'), text.size());
    const auto name = text.substr(0, colon);
    if (!isPortOrNothing(text.substr(colon))) {
        return std::nullopt;
    }
    if (ascii::equalIgnoringCase(name, "unknown") || isHidden(name)) {
        return ForwardedNode{};
    }
    const auto address = IpAddress::parse(name);
    return address ? std::optional(ForwardedNode{address}) : std::nullopt;
}

std::optional<ForwardedHop::Protocol> parseForwardedProtocol(std::string_view text) {
    if (ascii::equalIgnoringCase(text, "https")) {
        return ForwardedHop::Protocol::Https;
    }
    if (ascii::equalIgnoringCase(text, "http")) {
        return ForwardedHop::Protocol::Http;
    }
    return std::nullopt;
}

} // namespace tempo::access
