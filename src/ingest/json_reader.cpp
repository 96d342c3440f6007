#include "ingest/json_reader.hpp"

#include "ingest/duplicate_keys.hpp"
#include "ingest/json_number.hpp"
#include "ingest/json_string.hpp"

#include <algorithm>
#include <utility>

namespace tempo::ingest {
namespace {

using Result = JsonReadResult;

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

/// Reads one text front to back. What is open is known to the document, so nothing recurses.
class Reader {
public:
    Reader(std::string_view text, JsonDocument& document, FaultList& faults)
        : text_(text), document_(document), faults_(faults), outerDepth_(document.depth()) {
        at_ = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
    }

    Result read(std::size_t firstLine) {
        if (readAll()) {
            return {};
        }
        if (problem_.empty()) {
            return {.kind = Result::Kind::BrokenRule};
        }
        return {Result::Kind::BadSyntax, describe(firstLine)};
    }

private:
    bool readAll() {
        do {
            if (!readValue() || !readUpToNextValue()) {
                return false;
            }
        } while (isInside());
        peek();
        return at_ == text_.size() || fail("something follows the JSON");
    }

    bool isInside() const { return document_.depth() > outerDepth_; }

    /// The next byte that is no white space; NUL at the end of the text.
    char peek() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' ||
                                      text_[at_] == '\r' || text_[at_] == '\t')) {
            ++at_;
        }
        return at_ < text_.size() ? text_[at_] : '\0';
    }

    /// Reads a scalar, or the opening bracket of an array or object.
    bool readValue() {
        if (document_.valueCount() >= kJsonValues) {
            return stop("", "The body holds more than " + std::to_string(kJsonValues) +
                                " JSON values; send it in parts.");
        }
        justOpened_ = false;
        switch (peek()) {
        case '{':
            return open(JsonKind::Object);
        case '[':
            return open(JsonKind::Array);
        case '"':
            return readString();
        case 't':
            return readLiteral("true", JsonKind::True);
        case 'f':
            return readLiteral("false", JsonKind::False);
        case 'n':
            return readLiteral("null", JsonKind::Null);
        default:
            return readNumber();
        }
    }

    /// Reads closing brackets, then the comma and the key before the next value, as far as there is
    /// one.
    bool readUpToNextValue() {
        while (isInside()) {
            const bool inObject = document_.innermost() == JsonKind::Object;
            const char c = peek();
            if (c == (inObject ? '}' : ']')) {
                close();
                continue;
            }
            if (!justOpened_) {
                if (c != ',') {
                    return fail("a comma or a closing bracket is missing");
                }
                ++at_;
            }
            return !inObject || readKey();
        }
        return true;
    }

    bool open(JsonKind kind) {
        ++at_;
        justOpened_ = true;
        const auto index = document_.open(kind);
        return document_.depth() <= kJsonDepth ||
               stop(document_.pointerTo(index),
                    "Nested deeper than " + std::to_string(kJsonDepth) + " levels.");
    }

    void close() {
        ++at_;
        justOpened_ = false;
        const JsonValue closed(document_, document_.close());
        if (closed.isObject()) {
            reportDuplicateKeys(closed, faults_);
        }
    }

    bool readKey() {
        if (peek() != '"') {
            return fail("a key in double quotes is missing");
        }
        const auto key = readQuoted();
        if (!key.problem.empty()) {
            return false;
        }
        document_.addKey(key.text);
        if (peek() != ':') {
            return fail("a colon after a key is missing");
        }
        ++at_;
        return true;
    }

    bool readString() {
        const auto string = readQuoted();
        if (!string.problem.empty()) {
            return false;
        }
        document_.addScalar(JsonKind::String, string.text);
        return true;
    }

    JsonString readQuoted() {
        const auto string = readJsonString(text_.substr(at_ + 1), scratch_);
        at_ += 1 + string.size;
        problem_ = string.problem;
        return string;
    }

    bool readLiteral(std::string_view word, JsonKind kind) {
        if (!text_.substr(at_).starts_with(word)) {
            return fail("a value is misspelt");
        }
        at_ += word.size();
        document_.addScalar(kind);
        return true;
    }

    bool readNumber() {
        const auto size = leadingNumberSize(text_.substr(at_));
        if (size == 0) {
            return fail("a value is missing or misspelt");
        }
        const auto number = text_.substr(at_, size);
        at_ += size;
        const auto index = document_.addScalar(JsonKind::Number, number);
        if (const auto fault = findRangeFault(number); !fault.empty()) {
            faults_.add(document_.pointerTo(index), std::string(fault));
        }
        return true;
    }

    bool fail(std::string_view problem) {
        problem_ = at_ < text_.size() ? problem : "the text ends too early";
        return false;
    }

    bool stop(const std::string& pointer, std::string detail) {
        faults_.add(pointer, std::move(detail));
        return false;
    }

    std::string describe(std::size_t firstLine) const {
        const auto before = text_.substr(0, at_);
        const auto line = firstLine + static_cast<std::size_t>(std::ranges::count(before, '\n'));
        const auto byte = before.size() - (before.rfind('\n') + 1) + 1;
        return std::string(problem_) + " (line " + std::to_string(line) + ", byte " +
               std::to_string(byte) + ")";
    }

    std::string_view text_;
    JsonDocument& document_;
    FaultList& faults_;
    const std::size_t outerDepth_; ///< of the document, before this text
    std::size_t at_ = 0;
    bool justOpened_ = false;
    std::string scratch_;
    std::string_view problem_; ///< of syntax, a literal; empty while there is none
};

} // namespace

JsonReadResult readJson(std::string_view text, std::size_t firstLine, JsonDocument& document,
                        FaultList& faults) {
    return Reader(text, document, faults).read(firstLine);
}

} // namespace tempo::ingest
