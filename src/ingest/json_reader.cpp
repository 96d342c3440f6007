#include "ingest/json_reader.hpp"

#include "ingest/duplicate_keys.hpp"
#include "ingest/utf8.hpp"

#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>
#include <charconv>
#include <limits>
#include <system_error>
#include <utility>

namespace tempo::ingest {
namespace {

using ErrorCode = boost::system::error_code;
using Result = JsonReadResult;
using Text = boost::json::string_view;

/// No useful number is longer; longer ones are data that should be text.
constexpr std::size_t kNumberSize = 128;

/// RFC 8259, section 8.1: a reader may ignore it.
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

constexpr std::string_view kBeyondDouble =
    "A number beyond the range of a double; send it as a string.";

bool fitsDouble(std::string_view number) {
    double value{};
    return std::from_chars(number.data(), number.data() + number.size(), value).ec == std::errc{};
}

/// Empty if a double keeps the number, but for digits beyond its precision; else why not. `number`
/// is none that fits an integer of 64 bits.
std::string_view findRangeFault(std::string_view number) {
    if (number.find_first_of(".eE") == std::string_view::npos) {
        return "An integer of more than 64 bits; send it as a string.";
    }
    if (number.size() > kNumberSize) {
        return "A number of more than 128 characters; send it as a string.";
    }
    if (!fitsDouble(number)) {
        return kBeyondDouble;
    }
    return {};
}

/// What Boost.JSON calls with each value that it reads; puts them into the document. A member gives
/// false at a bound, before the document grows beyond it, and reading ends there.
class Builder {
public:
    // NOLINTBEGIN(readability-identifier-naming): the names that Boost.JSON asks for
    // The sizes that it bounds by itself; a body has bounds of its own.
    static constexpr std::size_t max_array_size = std::numeric_limits<std::size_t>::max();
    static constexpr std::size_t max_object_size = std::numeric_limits<std::size_t>::max();
    static constexpr std::size_t max_string_size = std::numeric_limits<std::size_t>::max();
    static constexpr std::size_t max_key_size = std::numeric_limits<std::size_t>::max();
    // NOLINTEND(readability-identifier-naming)

    Builder(JsonDocument& document, FaultList& faults) : document_(document), faults_(faults) {}

    /// Whether reading ended at a broken rule, which is among the faults.
    bool brokeRule() const { return brokeRule_; }

    /// For a number whose exponent alone is too large to be read.
    void refuseNumber() {
        if (hasRoom()) {
            faults_.add(document_.pointerTo(document_.addScalar(JsonKind::Number)),
                        std::string(kBeyondDouble));
        }
        brokeRule_ = true;
    }

    // NOLINTBEGIN(readability-identifier-naming): the names that Boost.JSON calls
    bool on_document_begin(ErrorCode& /*error*/) { return true; }
    bool on_document_end(ErrorCode& /*error*/) { return true; }
    bool on_comment_part(Text /*text*/, ErrorCode& /*error*/) { return true; }
    bool on_comment(Text /*text*/, ErrorCode& /*error*/) { return true; }

    bool on_null(ErrorCode& error) { return add(JsonKind::Null, {}, error); }
    bool on_bool(bool value, ErrorCode& error) {
        return add(value ? JsonKind::True : JsonKind::False, {}, error);
    }
    bool on_number_part(Text text, ErrorCode& /*error*/) { return keepPart(text); }
    bool on_int64(std::int64_t /*value*/, Text text, ErrorCode& error) {
        return add(JsonKind::Number, whole(text), error);
    }
    bool on_uint64(std::uint64_t /*value*/, Text text, ErrorCode& error) {
        return add(JsonKind::Number, whole(text), error);
    }
    bool on_double(double /*value*/, Text text, ErrorCode& error) {
        const auto number = whole(text);
        const auto fault = findRangeFault(number);
        const auto index = static_cast<JsonDocument::Index>(document_.valueCount());
        if (!add(JsonKind::Number, number, error)) {
            return false;
        }
        if (!fault.empty()) {
            faults_.add(document_.pointerTo(index), std::string(fault));
        }
        return true;
    }
    bool on_string_part(Text text, std::size_t /*size*/, ErrorCode& /*error*/) {
        return keepPart(text);
    }
    bool on_string(Text text, std::size_t /*size*/, ErrorCode& error) {
        return add(JsonKind::String, whole(text), error);
    }
    bool on_key_part(Text text, std::size_t /*size*/, ErrorCode& /*error*/) {
        return keepPart(text);
    }
    bool on_key(Text text, std::size_t /*size*/, ErrorCode& /*error*/) {
        document_.addKey(whole(text));
        parts_.clear();
        return true;
    }
    bool on_object_begin(ErrorCode& error) { return open(JsonKind::Object, error); }
    bool on_array_begin(ErrorCode& error) { return open(JsonKind::Array, error); }
    bool on_array_end(std::size_t /*size*/, ErrorCode& /*error*/) {
        document_.close();
        return true;
    }
    bool on_object_end(std::size_t /*size*/, ErrorCode& /*error*/) {
        reportDuplicateKeys(JsonValue(document_, document_.close()), faults_);
        return true;
    }

    // NOLINTEND(readability-identifier-naming)

private:
    /// A text with escapes comes in parts.
    bool keepPart(Text text) {
        parts_.append(text.data(), text.size());
        return true;
    }

    /// All of the text that ends with `end`, until the next part.
    std::string_view whole(Text end) {
        if (parts_.empty()) {
            return {end.data(), end.size()};
        }
        return parts_.append(end.data(), end.size());
    }

    bool hasRoom() {
        if (document_.valueCount() < kJsonValues) {
            return true;
        }
        faults_.add("", "The body holds more than " + std::to_string(kJsonValues) +
                            " JSON values; send it in parts.");
        return false;
    }

    bool stop(ErrorCode& error) {
        error = boost::system::errc::make_error_code(boost::system::errc::operation_canceled);
        brokeRule_ = true;
        return false;
    }

    bool add(JsonKind kind, std::string_view text, ErrorCode& error) {
        if (!hasRoom()) {
            return stop(error);
        }
        document_.addScalar(kind, text);
        parts_.clear();
        return true;
    }

    bool open(JsonKind kind, ErrorCode& error) {
        if (!hasRoom()) {
            return stop(error);
        }
        const auto index = document_.open(kind);
        if (document_.depth() <= kJsonDepth) {
            return true;
        }
        faults_.add(document_.pointerTo(index),
                    "Nested deeper than " + std::to_string(kJsonDepth) + " levels.");
        return stop(error);
    }

    JsonDocument& document_;
    FaultList& faults_;
    std::string parts_;
    bool brokeRule_ = false;
};

using Parser = boost::json::basic_parser<Builder>;

/// The bound on depth is the builder's own, which names the place.
boost::json::parse_options withOwnDepth() {
    boost::json::parse_options options;
    options.max_depth = kJsonDepth + 1;
    return options;
}

Result badSyntax(std::string_view problem, std::string_view before, std::size_t firstLine) {
    const auto line = firstLine + static_cast<std::size_t>(std::ranges::count(before, '\n'));
    const auto byte = before.size() - (before.rfind('\n') + 1) + 1;
    return {.kind = Result::Kind::BadSyntax,
            .problem = std::string(problem) + " (line " + std::to_string(line) + ", byte " +
                       std::to_string(byte) + ")",
            .cause = problem,
            .line = line,
            .byte = byte};
}

std::string_view problemAt(std::size_t position, std::string_view text) {
    if (position >= text.size()) {
        return "the text ends too early";
    }
    return isUtf8(text) ? "what stands here does not fit" : "the text is not valid UTF-8";
}

bool hasTooMuchLayout(std::string_view text) {
    return text.size() > kJsonLayout && std::ranges::count_if(text, [](char c) {
                                            return c == '\n' || c == '\r' || c == '\t';
                                        }) > static_cast<std::ptrdiff_t>(kJsonLayout);
}

} // namespace

Result readJson(std::string_view text, std::size_t firstLine, JsonDocument& document,
                FaultList& faults) {
    if (const auto nul = text.find('\0'); nul != std::string_view::npos) {
        return badSyntax("the text holds a NUL byte", text.substr(0, nul), firstLine);
    }
    if (hasTooMuchLayout(text)) {
        faults.add("", "The body holds more than " + std::to_string(kJsonLayout) +
                           " line breaks and tabs; send it without them, or in parts.");
        return {.kind = Result::Kind::BrokenRule};
    }
    const auto begin = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
    Parser parser(withOwnDepth(), document, faults);
    ErrorCode error;
    const auto position =
        begin + parser.write_some(false, text.data() + begin, text.size() - begin, error);
    if (error == boost::json::error::exponent_overflow) {
        parser.handler().refuseNumber();
    }
    if (parser.handler().brokeRule()) {
        return {.kind = Result::Kind::BrokenRule};
    }
    if (error || position < text.size()) {
        return badSyntax(problemAt(position, text), text.substr(0, position), firstLine);
    }
    return {};
}

} // namespace tempo::ingest
