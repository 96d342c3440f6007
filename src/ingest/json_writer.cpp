#include "ingest/json_writer.hpp"

#include <array>
#include <vector>

namespace tempo::ingest {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";

bool needsEscape(char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
}

void appendEscaped(std::string& out, char c) {
    switch (c) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        const auto byte = static_cast<unsigned char>(c);
        out += "\\u00";
        out += kHexDigits[byte >> 4U];
        out += kHexDigits[byte & 0xfU];
    }
}

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

} // namespace

void appendJsonString(std::string& out, std::string_view text) {
    out += '"';
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (needsEscape(text[i])) {
            out.append(text, begin, i - begin);
            appendEscaped(out, text[i]);
            begin = i + 1;
        }
    }
    out.append(text, begin);
    out += '"';
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
