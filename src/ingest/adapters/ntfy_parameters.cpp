#include "ingest/adapters/ntfy_parameters.hpp"

#include "core/ascii.hpp"
#include "ingest/adapters/foreign_text.hpp"
#include "ingest/adapters/header_words.hpp"
#include "ingest/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace tempo::ingest {
namespace {

std::string fieldOf(const RequestBody& request, std::string_view name) {
    for (const auto& field : request.fields) {
        if (ascii::equalIgnoringCase(field.name, name)) {
            return decodedWords(ascii::trimmed(field.value));
        }
    }
    return {};
}

} // namespace

NtfyParameters::NtfyParameters(const RequestBody& request)
    : request_(request), query_(parseUrlEncoded(request.query)) {}

std::string NtfyParameters::value(std::initializer_list<std::string_view> names) const {
    for (const auto name : names) {
        if (auto text = fieldOf(request_, name); !text.empty()) {
            return text;
        }
    }
    for (const auto name : names) {
        const auto text = valueOf(query_, name);
        if (text && !ascii::trimmed(*text).empty()) {
            return fieldText(*text);
        }
    }
    return {};
}

std::optional<int> parseNtfyPriority(std::string_view text) {
    constexpr int kDefault = 3;
    constexpr std::array<std::pair<std::string_view, int>, 11> kNames{{{"", kDefault},
                                                                       {"1", 1},
                                                                       {"2", 2},
                                                                       {"3", 3},
                                                                       {"4", 4},
                                                                       {"5", 5},
                                                                       {"min", 1},
                                                                       {"low", 2},
                                                                       {"default", kDefault},
                                                                       {"high", 4},
                                                                       {"max", 5}}};
    const auto word = ascii::lowered(ascii::trimmed(text));
    if (word == "urgent") {
        return 5;
    }
    if (word.starts_with("u=") || word == "i") {
        return kDefault;
    }
    const auto* const found =
        std::ranges::find(kNames, word, &std::pair<std::string_view, int>::first);
    return found == kNames.end() ? std::nullopt : std::optional(found->second);
}

bool isNtfyTopic(std::string_view text) {
    constexpr std::size_t kSize = 64;
    return !text.empty() && text.size() <= kSize && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_';
    });
}

std::vector<std::string> splitNtfyTags(std::string_view text) {
    std::vector<std::string> tags;
    while (!text.empty()) {
        const auto size = std::min(text.find(','), text.size());
        if (const auto tag = ascii::trimmed(text.substr(0, size)); !tag.empty()) {
            tags.emplace_back(tag);
        }
        text.remove_prefix(std::min(size + 1, text.size()));
    }
    return tags;
}

} // namespace tempo::ingest
