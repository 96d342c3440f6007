#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// A JSON text as a flat list of values in the order of the text. There is nothing to recurse into,
/// neither to build, to walk nor to free it, and keys keep the sender's order.
namespace tempo::ingest {

enum class JsonKind : std::uint8_t { Null, False, True, Number, String, Array, Object };

class JsonValue;

/// Owns the values and their text. Built front to back: `open` and `close` in pairs, `addKey`
/// before each member of an object. Values refer to it and must not outlive it, nor a `clear`.
class JsonDocument {
public:
    using Index = std::uint32_t;

    /// Prepares for a text of that size in bytes, so that adding its values rarely allocates.
    void reserveFor(std::size_t textSize);

    /// Forgets all values and keeps the memory.
    void clear();

    /// The key of the next value.
    void addKey(std::string_view key);

    /// A value without children. `text`: a number as written, or a string with its escapes undone;
    /// empty for the others. Gives its place.
    Index addScalar(JsonKind kind, std::string_view text = {});

    /// Begins an array or object; gives its place.
    Index open(JsonKind kind);

    /// Ends the innermost open array or object; gives its place.
    Index close();

    /// The innermost open array or object. There must be one.
    JsonKind innermost() const { return nodes_[open_.back()].kind; }

    /// How many arrays and objects are open.
    std::size_t depth() const { return open_.size(); }

    std::size_t valueCount() const { return nodes_.size(); }

    /// The JSON Pointer (RFC 6901) of the value at `index`, also while its parents are open. It
    /// stops at the object that holds a key of more than kPointerKeySize bytes.
    std::string pointerTo(Index index) const;

    /// The outermost value. There must be one.
    JsonValue root() const;

    static constexpr std::size_t kPointerKeySize = 512;

private:
    friend class JsonValue;

    /// Where in text_ something stands.
    struct Slice {
        std::uint32_t offset = 0;
        std::uint32_t size = 0;
    };

    struct Node {
        Slice key;
        Slice text;
        Index end = 0; ///< the place after this value and all within it
        JsonKind kind = JsonKind::Null;
        bool hasKey = false;
    };

    Slice store(std::string_view text);
    Index append(JsonKind kind, Slice text, Index end);
    std::string_view view(Slice slice) const { return {text_.data() + slice.offset, slice.size}; }

    std::vector<Node> nodes_;
    std::string text_; ///< all keys, strings and numbers, one after the other
    std::vector<Index> open_;
    Slice pendingKey_;
    bool hasPendingKey_ = false;
};

/// One value of a document: as cheap to copy as a pointer.
class JsonValue {
public:
    JsonValue(const JsonDocument& document, JsonDocument::Index index)
        : document_(&document), index_(index) {}

    JsonKind kind() const { return node().kind; }
    bool isString() const { return kind() == JsonKind::String; }
    bool isObject() const { return kind() == JsonKind::Object; }
    bool isArray() const { return kind() == JsonKind::Array; }

    /// Whether it is a member of an object; `key` is empty otherwise.
    bool hasKey() const { return node().hasKey; }
    std::string_view key() const { return document_->view(node().key); }

    /// A string's characters or a number as written.
    std::string_view text() const { return document_->view(node().text); }

    /// JSON Pointer from the root of the document.
    std::string pointer() const { return document_->pointerTo(index_); }

    JsonDocument::Index index() const { return index_; }
    JsonDocument::Index end() const { return node().end; }

    /// The value at another place of the same document.
    JsonValue at(JsonDocument::Index index) const { return {*document_, index}; }

    class Children;

    /// The items of an array, the members of an object; none for anything else.
    Children children() const;
    std::size_t childCount() const;

private:
    const JsonDocument::Node& node() const { return document_->nodes_[index_]; }

    const JsonDocument* document_;
    JsonDocument::Index index_;
};

/// A range for `for`.
class JsonValue::Children {
public:
    class Iterator {
    public:
        explicit Iterator(JsonValue value) : value_(value) {}
        JsonValue operator*() const { return value_; }
        Iterator& operator++() {
            value_ = value_.at(value_.end());
            return *this;
        }
        friend bool operator==(Iterator a, Iterator b) {
            return a.value_.index() == b.value_.index();
        }

    private:
        JsonValue value_;
    };

    explicit Children(JsonValue parent) : parent_(parent) {}
    Iterator begin() const { return Iterator(parent_.at(parent_.index() + 1)); }
    Iterator end() const { return Iterator(parent_.at(parent_.end())); }

private:
    JsonValue parent_;
};

inline JsonValue::Children JsonValue::children() const {
    return Children(*this);
}

inline JsonValue JsonDocument::root() const {
    return {*this, 0};
}

/// "a string", "an object" … for a sentence about a value.
std::string_view nameOf(JsonKind kind);

/// `key` as one token of a JSON Pointer, with `~` and `/` escaped, appended after a `/`.
void appendPointerToken(std::string& pointer, std::string_view key);

} // namespace tempo::ingest
