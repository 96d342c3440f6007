#pragma once

#include <tempo/core/error.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tempo::score {

/// What of an event a placeholder stands for.
enum class Field : std::uint8_t {
    Title,
    StartDate,
    EndDate,
    EventType,
    ProviderIdentifier,
    ExternalId,
    Metadata
};

/// `${title}`, `${metadata.host}` …
struct Placeholder {
    Field field = Field::Title;
    std::string key; ///< of Field::Metadata, dots reaching into objects; empty: all of it as JSON

    friend bool operator==(const Placeholder&, const Placeholder&) = default;
};

/// Literal text and placeholders in turn, no two texts side by side. Empty: there is no template.
struct Template {
    using Piece = std::variant<std::string, Placeholder>;
    std::vector<Piece> pieces;

    bool empty() const { return pieces.empty(); }

    friend bool operator==(const Template&, const Template&) = default;
};

/// Reads a template. A `$` without a brace is text. InvalidInput for a placeholder that is not
/// closed or that names nothing of an event.
Expected<Template> parseTemplate(std::string_view text);

/// The template as it is written in a score.
std::string toText(const Template& source);

/// What stands between the braces: `metadata.host`.
std::string nameOf(const Placeholder& placeholder);

} // namespace tempo::score
