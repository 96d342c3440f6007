#include "ingest/json_writer.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <vector>

namespace tempo::ingest {
namespace {

void appendScalar(std::string& out, JsonValue value) {
    switch (value.kind()) {
    case JsonKind::False:
        out += "false";
        return;
    case JsonKind::True:
        out += "true";
        return;
    case JsonKind::Number:
        out += value.text();
        return;
    case JsonKind::String:
        appendJsonString(out, value.text());
        return;
    default:
        out += "null";
    }
}

void separate(std::string& out) {
    if (out.back() != '{' && out.back() != '[') {
        out += ',';
    }
}

void appendKey(std::string& out, JsonValue member) {
    appendJsonString(out, member.key());
    out += ':';
}

/// An array or object whose end has not been written yet.
struct OpenContainer {
    JsonDocument::Index end;
    char bracket;
};

void closeUpTo(std::string& out, std::vector<OpenContainer>& open, JsonDocument::Index index) {
    while (!open.empty() && open.back().end <= index) {
        out += open.back().bracket;
        open.pop_back();
    }
}

void appendContainer(std::string& out, JsonValue root) {
    std::vector<OpenContainer> open;
    for (auto index = root.index(); index != root.end(); ++index) {
        const auto value = root.at(index);
        closeUpTo(out, open, index);
        if (index != root.index()) {
            separate(out);
            if (value.hasKey()) {
                appendKey(out, value);
            }
        }
        if (value.isObject() || value.isArray()) {
            out += value.isObject() ? '{' : '[';
            open.push_back({value.end(), value.isObject() ? '}' : ']'});
        } else {
            appendScalar(out, value);
        }
    }
    closeUpTo(out, open, root.end());
}

/// The text stands in JSON as it is: printable ASCII without the two characters that are escaped.
bool isPlain(std::string_view text) {
    return std::ranges::all_of(
        text, [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; });
}

} // namespace

void appendJsonString(std::string& out, std::string_view text) {
    if (isPlain(text)) {
        ((out += '"') += text) += '"';
        return;
    }
    out += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void appendJson(std::string& out, JsonValue value) {
    if (value.isObject() || value.isArray()) {
        appendContainer(out, value);
    } else {
        appendScalar(out, value);
    }
}

void appendJsonMember(std::string& out, JsonValue member) {
    separate(out);
    appendKey(out, member);
    appendJson(out, member);
}

} // namespace tempo::ingest
