#include "score/format_keys.hpp"

#include <array>

namespace tempo::score {
namespace {

constexpr std::array<std::string_view, 42> kFormatKeys{"_bundledVersion",
                                                       "_disabled",
                                                       "ackRules",
                                                       "closedCycleSeverity",
                                                       "color",
                                                       "copyToClipboard",
                                                       "defaultActions",
                                                       "dismissRules",
                                                       "displayName",
                                                       "emoji",
                                                       "eventPattern",
                                                       "grouping",
                                                       "groupingRules",
                                                       "groupingWindow",
                                                       "helper",
                                                       "indicatorRules",
                                                       "key",
                                                       "label",
                                                       "match",
                                                       "openTerminalWith",
                                                       "openURL",
                                                       "platforms",
                                                       "providerIdentifier",
                                                       "restState",
                                                       "restStateOverrides",
                                                       "role",
                                                       "senderSeverityWins",
                                                       "severity",
                                                       "severityDefault",
                                                       "severityRules",
                                                       "stackColor",
                                                       "stackTitle",
                                                       "subtitle",
                                                       "summary",
                                                       "surface",
                                                       "systemIcon",
                                                       "tag",
                                                       "tagRules",
                                                       "title",
                                                       "trigger",
                                                       "url",
                                                       "window"};

} // namespace

std::span<const std::string_view> formatKeys() {
    return kFormatKeys;
}

} // namespace tempo::score
