#include "score/duration.hpp"

#include "core/duration.hpp"

#include <cstddef>

namespace tempo::score {
namespace {

constexpr std::size_t kLongest = 6; ///< five digits and the unit

} // namespace

Expected<std::optional<std::chrono::seconds>> parseWindow(std::string_view text) {
    if (text.empty()) {
        return std::nullopt;
    }
    const bool isWindow = text.size() <= kLongest && text.front() != '0' && text.back() != 's';
    const auto duration = isWindow ? parseDuration(text) : std::nullopt;
    if (!duration) {
        return failure(ErrorCode::InvalidInput,
                       "Must be a duration such as 30m, 6h, 1d or 1w, at most 100 years, or "
                       "empty for no end.");
    }
    return *duration;
}

} // namespace tempo::score
