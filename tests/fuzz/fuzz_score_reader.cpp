// Properties: a score of any bytes is either refused, with faults whose places lie within the text,
// of bounded number and size; or read, and then it gives for an event without metadata an outcome
// with a title, the same each time.
#include "fuzz/require.hpp"
#include "score/outcome.hpp"
#include "score/score_reader.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace {

using namespace tempo::score;
using tempo::fuzz::require;

void checkFaults(const std::vector<ScoreFault>& faults, std::string_view text) {
    require(!faults.empty() && faults.size() <= kFaults + 1);
    const auto lines = 1 + static_cast<std::size_t>(std::ranges::count(text, '\n'));
    for (const auto& fault : faults) {
        require(!fault.detail.empty() && fault.detail.size() < 1000);
        require(fault.place.line >= 1 && fault.place.line <= lines);
        require(fault.place.column >= 1 && fault.place.column <= text.size() + 1);
    }
}

void checkScore(const Score& score) {
    require(!score.providerIdentifier.empty() && !score.displayName.empty());
    const Metadata none("{}");
    const EventView event{.providerIdentifier = score.providerIdentifier,
                          .externalID = std::nullopt,
                          .title = "title",
                          .subtitle = std::nullopt,
                          .severity = std::nullopt,
                          .state = std::nullopt,
                          .startDate = {},
                          .endDate = std::nullopt,
                          .metadata = none};
    const auto outcome = outcomeOf(score, event, {});
    require(!outcome.appearance.title.empty());
    require(outcome == outcomeOf(score, event, {}));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto score = readScore(text)) {
        checkScore(*score);
    } else {
        checkFaults(score.error(), text);
    }
    return 0;
}
