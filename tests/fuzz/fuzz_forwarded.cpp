// Properties: whatever a proxy writes comes to an address or to a refusal that names the header; a
// peer that is no named proxy is never believed; a client beyond the walk changes nothing. The
// first byte says which header the lines of the rest are.
#include "access/network_policy.hpp"
#include "access/origin.hpp"
#include "fuzz/require.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace tempo;
using namespace tempo::access;
using tempo::fuzz::require;

std::vector<std::string_view> linesOf(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

ForwardingFields fieldsOf(char which, std::string_view text) {
    ForwardingFields fields;
    if (which != '2' && which != '3') {
        fields.forwarded = linesOf(text);
    }
    if (which != '1' && which != '3') {
        fields.xForwardedFor = linesOf(text);
    }
    if (which == '3') {
        fields.xForwardedProto = linesOf(text);
    }
    return fields;
}

/// What lies beyond the client may be anything that the grammar allows: it changes nothing.
void checkBeyond(ForwardingFields fields, const Origin& connection, const Origin& found,
                 const std::vector<AddressRange>& proxies) {
    if (firstThatContains(proxies, found.address)) {
        return; // the walk has come to the end
    }
    if (!fields.forwarded.empty()) {
        fields.forwarded.insert(fields.forwarded.begin(), "for=10.0.0.1;proto=http");
    }
    if (!fields.xForwardedFor.empty()) {
        fields.xForwardedFor.insert(fields.xForwardedFor.begin(), "10.0.0.1");
    }
    require(findOrigin(connection, fields, proxies) == found);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto proxies = parseRanges({"127.0.0.0/8", "2001:db8::/32"}).value();
    if (size == 0) {
        return 0;
    }
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto fields = fieldsOf(bytes.front(), bytes.substr(1));
    const Origin stranger{IpAddress::v4({192, 168, 1, 9}), Transport::Plain};
    require(findOrigin(stranger, fields, proxies) == stranger);
    for (const auto transport : {Transport::Plain, Transport::Tls}) {
        const Origin proxy{IpAddress::parse("2001:db8::1").value(), transport};
        const auto found = findOrigin(proxy, fields, proxies);
        if (!found) {
            require(found.error().detail.find("orwarded") != std::string::npos);
            continue;
        }
        require(transport == Transport::Tls || found->transport == Transport::Plain);
        checkBeyond(fields, proxy, *found, proxies);
    }
    return 0;
}
