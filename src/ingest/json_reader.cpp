#include "ingest/json_reader.hpp"

#include "ingest/duplicate_keys.hpp"
#include "ingest/utf8.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <optional>
#include <system_error>
#include <utility>

namespace tempo::ingest {
namespace {

using Json = nlohmann::json;
using Result = JsonReadResult;

/// No useful number is longer; longer ones are data that should be text.
constexpr std::size_t kNumberSize = 128;

/// The id of nlohmann's error for a number that is infinite as a double.
constexpr int kNumberOverflow = 406;

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
        return "A number beyond the range of a double; send it as a string.";
    }
    return {};
}

/// Takes what nlohmann's parser reads into the document. The parser stops where a member gives
/// false: at a bound, before the document grows beyond it.
class Builder final : public nlohmann::json_sax<Json> {
public:
    Builder(JsonDocument& document, FaultList& faults) : document_(document), faults_(faults) {}

    /// Where the parser found what is not JSON: so many bytes before it. None if a rule was broken.
    std::optional<std::size_t> badSyntax() const { return badSyntax_; }

    bool null() override { return add(JsonKind::Null); }
    bool boolean(bool value) override { return add(value ? JsonKind::True : JsonKind::False); }
    bool number_unsigned(number_unsigned_t value) override {
        return add(JsonKind::Number, std::to_string(value));
    }
    /// Only for numbers with a sign: a zero was written as -0.
    bool number_integer(number_integer_t value) override {
        return add(JsonKind::Number, value == 0 ? "-0" : std::to_string(value));
    }
    bool number_float(number_float_t /*value*/, const string_t& text) override {
        return addNumber(text);
    }
    bool string(string_t& text) override { return add(JsonKind::String, text); }
    bool binary(binary_t& /*value*/) override { return false; }

    bool start_object(std::size_t /*size*/) override { return open(JsonKind::Object); }
    bool start_array(std::size_t /*size*/) override { return open(JsonKind::Array); }
    bool end_array() override {
        document_.close();
        return true;
    }
    bool end_object() override {
        reportDuplicateKeys(JsonValue(document_, document_.close()), faults_);
        return true;
    }
    bool key(string_t& text) override {
        document_.addKey(text);
        return true;
    }

    /// `position` counts the bytes read, the last one being the wrong one. The error's own text
    /// quotes the payload.
    bool parse_error(std::size_t position, const std::string& token,
                     const Json::exception& error) override {
        if (error.id == kNumberOverflow) {
            addNumber(token);
        } else {
            badSyntax_ = position - 1;
        }
        return false;
    }

private:
    bool hasRoom() {
        if (document_.valueCount() < kJsonValues) {
            return true;
        }
        faults_.add("", "The body holds more than " + std::to_string(kJsonValues) +
                            " JSON values; send it in parts.");
        return false;
    }

    bool add(JsonKind kind, std::string_view text = {}) {
        if (!hasRoom()) {
            return false;
        }
        document_.addScalar(kind, text);
        return true;
    }

    bool addNumber(std::string_view number) {
        if (!hasRoom()) {
            return false;
        }
        const auto index = document_.addScalar(JsonKind::Number, number);
        if (const auto fault = findRangeFault(number); !fault.empty()) {
            faults_.add(document_.pointerTo(index), std::string(fault));
        }
        return true;
    }

    bool open(JsonKind kind) {
        if (!hasRoom()) {
            return false;
        }
        const auto index = document_.open(kind);
        if (document_.depth() <= kJsonDepth) {
            return true;
        }
        faults_.add(document_.pointerTo(index),
                    "Nested deeper than " + std::to_string(kJsonDepth) + " levels.");
        return false;
    }

    JsonDocument& document_;
    FaultList& faults_;
    std::optional<std::size_t> badSyntax_;
};

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

/// The parser keeps the white space between two strings or numbers and writes each line break and
/// tab in eight bytes, several times over, once it finds an error.
bool hasTooMuchLayout(std::string_view text) {
    return text.size() > kJsonLayout && std::ranges::count_if(text, [](char c) {
                                            return c == '\n' || c == '\r' || c == '\t';
                                        }) > static_cast<std::ptrdiff_t>(kJsonLayout);
}

} // namespace

Result readJson(std::string_view text, std::size_t firstLine, JsonDocument& document,
                FaultList& faults) {
    // To the parser a NUL is the end of the text, and what follows would go unread.
    if (const auto nul = text.find('\0'); nul != std::string_view::npos) {
        return badSyntax("the text holds a NUL byte", text.substr(0, nul), firstLine);
    }
    if (hasTooMuchLayout(text)) {
        faults.add("", "The body holds more than " + std::to_string(kJsonLayout) +
                           " line breaks and tabs; send it without them, or in parts.");
        return {.kind = Result::Kind::BrokenRule};
    }
    Builder builder(document, faults);
    if (Json::sax_parse(text, &builder)) {
        return {};
    }
    if (const auto position = builder.badSyntax()) {
        return badSyntax(problemAt(*position, text), text.substr(0, *position), firstLine);
    }
    return {.kind = Result::Kind::BrokenRule};
}

} // namespace tempo::ingest
