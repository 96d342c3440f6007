// Properties: a template that is read is written as it was; filled in with metadata of any bytes it
// is nothing exactly where a value is missing; a URL that may be opened holds no white space and no
// control character. The first line is the template, the rest the metadata.
#include "fuzz/require.hpp"
#include "score/actions.hpp"
#include "score/event_view.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace {

using namespace tempo::score;
using tempo::fuzz::require;

void checkUrl(const Template& source, const EventView& event) {
    const Score score{.defaultActions = {{.label = "Open", .text = source}}};
    const auto action = resolveActions(score, event, {}).front();
    const bool ready = action.availability == Availability::Ready;
    require(ready == action.reason.empty() && ready == !action.text.empty());
    require(std::ranges::none_of(
        action.text, [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f; }));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto line = std::min(input.find('\n'), input.size());
    const auto source = parseTemplate(input.substr(0, line));
    if (!source) {
        require(source.error().detail.size() < 1000);
        return 0;
    }
    require(toText(*source) == input.substr(0, line));
    const Metadata metadata(input.substr(std::min(line + 1, input.size())));
    const EventView event{.providerIdentifier = "fuzz",
                          .externalID = std::nullopt,
                          .title = "title",
                          .subtitle = std::nullopt,
                          .severity = std::nullopt,
                          .state = std::nullopt,
                          .startDate = {},
                          .endDate = std::nullopt,
                          .metadata = metadata};
    const auto text = render(*source, event);
    require(text.has_value() == (!source->empty() && missingIn(*source, event).empty()));
    checkUrl(*source, event);
    return 0;
}
