#include "store/events/metadata_image.hpp"

namespace tempo::store {
namespace {

/// Inside of a string the quotes would be escaped, so this is always a member.
constexpr std::string_view kMember = R"("thumbnail":"data:image/)";

} // namespace

bool holdsImage(std::string_view json) {
    return json.find(kMember) != std::string_view::npos;
}

std::string withoutImages(std::string_view json, Timestamp removedAt) {
    std::string result;
    for (auto at = json.find(kMember); at != std::string_view::npos; at = json.find(kMember)) {
        const auto end = json.find('"', at + kMember.size()); // Base64 has neither quote nor escape
        if (end == std::string_view::npos) {
            break;
        }
        result.append(json.substr(0, at));
        result.append(R"("thumbnailRemovedAt":")").append(formatRfc3339(removedAt)).append("\"");
        json.remove_prefix(end + 1);
    }
    return result.append(json);
}

} // namespace tempo::store
