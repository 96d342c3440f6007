#pragma once

#include <tempo/core/error.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tempo::ingest {

/// One button of an ntfy message, as `key=value` pairs: `action` (view, http, broadcast, copy),
/// `label`, `url`, `value` …
struct NtfyAction {
    std::vector<std::pair<std::string, std::string>> values;

    /// Empty where there is none.
    std::string_view value(std::string_view key) const;

    friend bool operator==(const NtfyAction&, const NtfyAction&) = default;
};

/// Reads ntfy's short form (docs.ntfy.sh/publish, "Action buttons"): actions with `;` between them,
/// values with `,`; a value is plain or in quotes, in which a backslash keeps the quote; the first
/// two without a key are `action` and `label`, the third is the `url` of view and http and the
/// `value` of copy. The Error says what is wrong, for the sender. Pure.
Expected<std::vector<NtfyAction>> parseNtfyActions(std::string_view text);

} // namespace tempo::ingest
