#include "ingest/json_document.hpp"

#include <limits>

namespace tempo::ingest {
namespace {

/// The end of a value that is still open: everything that follows is within it.
constexpr auto kOpen = std::numeric_limits<JsonDocument::Index>::max();

/// A value takes about this many bytes of text, key and punctuation included.
constexpr std::size_t kBytesPerValue = 12;

} // namespace

void JsonDocument::reserveFor(std::size_t textSize) {
    text_.reserve(textSize);
    nodes_.reserve(textSize / kBytesPerValue + 8);
    open_.reserve(8);
}

void JsonDocument::clear() {
    nodes_.clear();
    text_.clear();
    open_.clear();
    hasPendingKey_ = false;
}

void JsonDocument::addKey(std::string_view key) {
    pendingKey_ = store(key);
    hasPendingKey_ = true;
}

JsonDocument::Index JsonDocument::addScalar(JsonKind kind, std::string_view text) {
    return append(kind, store(text), static_cast<Index>(nodes_.size() + 1));
}

JsonDocument::Index JsonDocument::open(JsonKind kind) {
    const auto index = append(kind, Slice{}, kOpen);
    open_.push_back(index);
    return index;
}

JsonDocument::Index JsonDocument::close() {
    const auto index = open_.back();
    open_.pop_back();
    nodes_[index].end = static_cast<Index>(nodes_.size());
    return index;
}

JsonDocument::Slice JsonDocument::store(std::string_view text) {
    const Slice slice{static_cast<std::uint32_t>(text_.size()),
                      static_cast<std::uint32_t>(text.size())};
    text_.append(text);
    return slice;
}

JsonDocument::Index JsonDocument::append(JsonKind kind, Slice text, Index end) {
    const auto index = static_cast<Index>(nodes_.size());
    nodes_.push_back({hasPendingKey_ ? pendingKey_ : Slice{}, text, end, kind, hasPendingKey_});
    hasPendingKey_ = false;
    return index;
}

std::string JsonDocument::pointerTo(Index index) const {
    std::string pointer;
    for (Index parent = 0; parent != index;) {
        Index child = parent + 1;
        std::size_t position = 0;
        while (nodes_[child].end <= index) {
            child = nodes_[child].end;
            ++position;
        }
        const auto& node = nodes_[child];
        if (!node.hasKey) {
            pointer += '/';
            pointer += std::to_string(position);
        } else if (node.key.size <= kPointerKeySize) {
            appendPointerToken(pointer, view(node.key));
        } else {
            break;
        }
        parent = child;
    }
    return pointer;
}

std::size_t JsonValue::childCount() const {
    std::size_t count = 0;
    for ([[maybe_unused]] const auto child : children()) {
        ++count;
    }
    return count;
}

std::string_view nameOf(JsonKind kind) {
    switch (kind) {
    case JsonKind::Null:
        return "null";
    case JsonKind::False:
    case JsonKind::True:
        return "a boolean";
    case JsonKind::Number:
        return "a number";
    case JsonKind::String:
        return "a string";
    case JsonKind::Array:
        return "an array";
    case JsonKind::Object:
        return "an object";
    }
    return "something else";
}

void appendPointerToken(std::string& pointer, std::string_view key) {
    pointer += '/';
    for (const char c : key) {
        if (c == '~') {
            pointer += "~0";
        } else if (c == '/') {
            pointer += "~1";
        } else {
            pointer += c;
        }
    }
}

} // namespace tempo::ingest
