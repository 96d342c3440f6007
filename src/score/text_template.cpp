#include "score/text_template.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace tempo::score {
namespace {

struct FieldName {
    std::string_view name;
    Field field;
};

constexpr std::array<FieldName, 7> kFields{{{"title", Field::Title},
                                            {"startDate", Field::StartDate},
                                            {"endDate", Field::EndDate},
                                            {"eventType", Field::EventType},
                                            {"providerIdentifier", Field::ProviderIdentifier},
                                            {"externalID", Field::ExternalId},
                                            {"metadata", Field::Metadata}}};

constexpr std::string_view kMetadataKey = "metadata.";

std::optional<Placeholder> readPlaceholder(std::string_view name) {
    if (name.starts_with(kMetadataKey) && name.size() > kMetadataKey.size()) {
        return Placeholder{Field::Metadata, std::string(name.substr(kMetadataKey.size()))};
    }
    const auto* const found = std::ranges::find(kFields, name, &FieldName::name);
    if (found == kFields.end()) {
        return std::nullopt;
    }
    return Placeholder{found->field, {}};
}

void addText(Template& target, std::string_view text) {
    if (!text.empty()) {
        target.pieces.emplace_back(std::string(text));
    }
}

} // namespace

Expected<Template> parseTemplate(std::string_view text) {
    Template result;
    for (auto begin = text.find("${"); begin != std::string_view::npos; begin = text.find("${")) {
        const auto end = text.find('}', begin);
        if (end == std::string_view::npos) {
            return failure(ErrorCode::InvalidInput, "A placeholder begins with ${ and is not "
                                                    "closed; put a } after its name.");
        }
        auto placeholder = readPlaceholder(text.substr(begin + 2, end - begin - 2));
        if (!placeholder) {
            return failure(ErrorCode::InvalidInput,
                           "A placeholder names nothing of an event; there are ${title}, "
                           "${startDate}, ${endDate}, ${eventType}, ${providerIdentifier}, "
                           "${externalID} and ${metadata.key}.");
        }
        addText(result, text.substr(0, begin));
        result.pieces.emplace_back(std::move(*placeholder));
        text.remove_prefix(end + 1);
    }
    addText(result, text);
    return result;
}

std::string nameOf(const Placeholder& placeholder) {
    const auto* const found = std::ranges::find(kFields, placeholder.field, &FieldName::field);
    return std::string(found->name) + (placeholder.key.empty() ? "" : "." + placeholder.key);
}

std::string toText(const Template& source) {
    std::string text;
    for (const auto& piece : source.pieces) {
        if (const auto* placeholder = std::get_if<Placeholder>(&piece)) {
            text += "${" + nameOf(*placeholder) + "}";
        } else {
            text += std::get<std::string>(piece);
        }
    }
    return text;
}

} // namespace tempo::score
