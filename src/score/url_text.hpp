#pragma once

#include <tempo/core/error.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace tempo::score {

/// A URL (RFC 3986) that is put together from the text of its author and values. What a value may
/// change depends on where it stands:
/// - at the very beginning it is a URL or the beginning of one, and only what no URL may hold is
///   percent-encoded;
/// - as the host it may carry a port, and an IPv6 address gets its brackets;
/// - in the path it keeps `/`, `:`, `@` and `+`;
/// - in the query and the fragment all but unreserved characters are percent-encoded.
class UrlText {
public:
    void addText(std::string_view text);

    void addValue(std::string_view value);

    /// The whole, if it may be opened: it has one of the schemes of ingest/action_rules.hpp or of
    /// `moreSchemes`, or `file` where that is the author's own text, and no host that begins
    /// with a hyphen. Else InvalidInput with a sentence.
    Expected<std::string> finish(std::span<const std::string> moreSchemes) const;

private:
    enum class Place : std::uint8_t { Beginning, Host, Path, Query };

    Place place() const;

    std::string text_;
    std::string authored_; ///< what the author wrote before the first value
    bool hasValue_ = false;
};

} // namespace tempo::score
