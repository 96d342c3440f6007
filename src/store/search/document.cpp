#include "store/search/document.hpp"

#include <nlohmann/json.hpp>

#include <string_view>

namespace tempo::store {
namespace {

using Json = nlohmann::json;

/// At most `size` bytes of UTF-8, with no part of a character at the end.
std::string_view beginningOf(std::string_view text, std::size_t size) {
    if (text.size() <= size) {
        return text;
    }
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xc0U) == 0x80U) {
        --size;
    }
    return text.substr(0, size);
}

/// Collects the values of a JSON text without building it.
class ValueCollector final : public nlohmann::json_sax<Json> {
public:
    explicit ValueCollector(std::string& out) : out_(out) {}

    bool null() override { return true; }
    bool boolean(bool /*value*/) override { return true; }
    bool number_integer(number_integer_t value) override { return add(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return add(std::to_string(value)); }
    bool number_float(number_float_t /*value*/, const string_t& written) override {
        return add(written);
    }
    bool string(string_t& value) override { return value.starts_with("data:") || add(value); }
    bool binary(binary_t& /*value*/) override { return true; }
    bool start_object(std::size_t /*size*/) override { return true; }
    bool key(string_t& /*name*/) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t /*size*/) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                     const Json::exception& /*fault*/) override {
        return false;
    }

private:
    bool add(std::string_view value) {
        if (out_.size() + 1 < kSearchDetailsSize) {
            out_.append(beginningOf(value, kSearchDetailsSize - out_.size() - 1)) += '\n';
        }
        return true;
    }

    std::string& out_;
};

std::string valuesOf(std::string_view metadata) {
    std::string values;
    ValueCollector collector(values);
    Json::sax_parse(metadata, &collector);
    return values;
}

/// What the sender wrote, and what a score shows instead of it.
std::string both(std::string_view own, std::string_view shown) {
    std::string text(own);
    if (!shown.empty() && shown != own) {
        text.append("\n").append(shown);
    }
    return text;
}

} // namespace

SearchDocument searchDocumentOf(const Event& event) {
    return {.title = both(event.title, event.displayTitle),
            .subtitle = both(event.subtitle.value_or(""), event.displaySubtitle),
            .provider = event.providerIdentifier,
            .details = valuesOf(event.metadata),
            .severity = std::string(toText(event.severity)),
            .state = std::string(toText(event.state)),
            .tag = event.tag};
}

} // namespace tempo::store
