#include "ingest/image_check.hpp"

#include "core/ascii.hpp"
#include "ingest/base64.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace tempo::ingest {
namespace {

bool isPng(std::string_view head) {
    return head.starts_with("\x89PNG\r\n\x1a\n");
}

bool isJpeg(std::string_view head) {
    return head.starts_with("\xff\xd8\xff");
}

bool isWebp(std::string_view head) {
    return head.starts_with("RIFF") && head.size() >= 12 && head.substr(8, 4) == "WEBP";
}

struct ImageType {
    std::string_view prefix;
    bool (*matches)(std::string_view head);
};

constexpr std::array<ImageType, 3> kImageTypes{{{"data:image/png;base64,", isPng},
                                                {"data:image/jpeg;base64,", isJpeg},
                                                {"data:image/webp;base64,", isWebp}}};

/// Enough digits for the longest signature, 12 bytes.
constexpr std::size_t kHeadDigits = 16;

/// The first bytes of valid Base64. Whole groups of digits are Base64 by themselves.
std::string decodeHead(std::string_view digits) {
    return decodeBase64(digits.substr(0, kHeadDigits)).value_or("");
}

} // namespace

bool isDataUri(std::string_view text) {
    constexpr std::string_view kScheme = "data:";
    return ascii::equalIgnoringCase(text.substr(0, kScheme.size()), kScheme);
}

std::optional<std::string> imageUri(std::string_view bytes) {
    for (const auto& type : kImageTypes) {
        if (type.matches(bytes)) {
            return std::string(type.prefix) + encodeBase64(bytes);
        }
    }
    return std::nullopt;
}

std::optional<std::string_view> findImageFault(std::string_view uri) {
    const auto* const type = std::ranges::find_if(
        kImageTypes, [uri](const ImageType& known) { return uri.starts_with(known.prefix); });
    if (type == kImageTypes.end()) {
        return "A data URI must begin with data:image/png;base64, or data:image/jpeg;base64, or "
               "data:image/webp;base64,.";
    }
    const auto digits = uri.substr(type->prefix.size());
    if (!isBase64(digits)) {
        return "The data URI is not strict Base64: padded, without white space.";
    }
    if (!type->matches(decodeHead(digits))) {
        return "The bytes of the data URI are not an image of the type that it names.";
    }
    return std::nullopt;
}

} // namespace tempo::ingest
