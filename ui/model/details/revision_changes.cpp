#include "model/details/revision_changes.hpp"

#include "model/text.hpp"

#include <tempo/protocol/messages.hpp>

#include <nlohmann/json.hpp>

#include <array>
#include <map>
#include <string_view>

namespace tempo::model {
namespace {

using Json = nlohmann::json;
using Values = std::map<std::string, std::string>;

/// What the sender, or the score, says of the matter itself.
constexpr std::array<std::string_view, 14> kFields{
    "title",    "subtitle", "eventType",  "severity",     "state",           "startDate", "endDate",
    "metadata", "actions",  "externalID", "displayTitle", "displaySubtitle", "label",     "tag"};

std::string textOf(const Json& value) {
    return value.is_string() ? value.get<std::string>()
                             : value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void collect(const std::string& name, const Json& value, Values& values) {
    if (!value.is_object()) {
        values[name] = textOf(value);
        return;
    }
    for (const auto& [key, inner] : value.items()) {
        collect(name + '.' + key, inner, values);
    }
}

Values valuesOf(const Json& document) {
    Values values;
    for (const auto field : kFields) {
        if (const auto found = document.find(field); found != document.end()) {
            collect(std::string(field), *found, values);
        }
    }
    return values;
}

std::vector<FieldChange> changesFrom(const Values& before, const Values& after) {
    auto names = before;
    names.insert(after.begin(), after.end());
    const auto in = [](const Values& values, const std::string& name) {
        const auto found = values.find(name);
        return found == values.end() ? QString() : shown(found->second);
    };
    std::vector<FieldChange> changes;
    for (const auto& [name, any] : names) {
        if (in(before, name) != in(after, name)) {
            changes.push_back(
                {.field = shown(name), .before = in(before, name), .after = in(after, name)});
        }
    }
    return changes;
}

} // namespace

std::vector<RevisionStep> stepsOf(const protocol::EventDetail& detail) {
    std::vector<RevisionStep> steps;
    auto after = valuesOf(protocol::toJson(detail.event));
    for (const auto& revision : detail.revisions) {
        auto before = valuesOf(revision.document);
        steps.push_back({.revision = revision.revision,
                         .replacedAt = revision.replacedAt,
                         .changes = changesFrom(before, after)});
        after = std::move(before);
    }
    return steps;
}

} // namespace tempo::model
