#include "access/x_forwarded_fields.hpp"

#include "access/forwarded_node.hpp"

#include <algorithm>

namespace tempo::access {
namespace {

using Protocol = ForwardedHop::Protocol;

/// Cuts the next value off a list with commas, without the blanks around it.
std::string_view takeNext(std::string_view& list) {
    const auto comma = std::min(list.find(','), list.size());
    auto value = list.substr(0, comma);
    list.remove_prefix(std::min(comma + 1, list.size()));
    value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
    value.remove_suffix(value.size() - (value.find_last_not_of(" \t") + 1));
    return value;
}

} // namespace

Expected<ForwardedPath> parseXForwardedFor(std::span<const std::string_view> lines) {
    ForwardedPath path;
    for (auto line : lines) {
        while (!line.empty()) {
            const auto value = takeNext(line);
            if (value.empty()) {
                continue;
            }
            const auto address = IpAddress::parse(value);
            const auto node = address ? ForwardedNode{address} : parseForwardedNode(value);
            if (!node) {
                return failure(ErrorCode::InvalidInput,
                               "The header X-Forwarded-For of the proxy is malformed; have it "
                               "write addresses separated by commas.");
            }
            path.push_back({.from = node->address});
        }
    }
    return path;
}

Expected<Protocol> parseXForwardedProto(std::span<const std::string_view> lines) {
    auto all = Protocol::Unsaid;
    for (auto line : lines) {
        while (!line.empty()) {
            const auto value = takeNext(line);
            if (value.empty()) {
                continue;
            }
            const auto one = parseForwardedProtocol(value);
            if (!one) {
                return failure(ErrorCode::InvalidInput,
                               "The header X-Forwarded-Proto of the proxy is malformed; have it "
                               "write http or https.");
            }
            all = all == Protocol::Http ? all : *one;
        }
    }
    return all;
}

} // namespace tempo::access
