#include "daemon/settings/settings_file.hpp"

#include "daemon/settings/setting_rules.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tempo::daemon {
namespace {

using Json = nlohmann::json;

/// The line of the last of the first `read` bytes. The parser reads one byte beyond a number, so a
/// line break there belongs to what comes next.
std::size_t lineOf(std::string_view text, std::size_t read) {
    const auto before = text.substr(0, read == 0 ? 0 : read - 1);
    return 1 + static_cast<std::size_t>(std::ranges::count(before, '\n'));
}

/// Walks the bytes for the parser and tells how far it has come.
class Walker {
public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    Walker(const char* at, const char** reached) : at_(at), reached_(reached) {}

    reference operator*() const { return *at_; }
    Walker& operator++() {
        *reached_ = ++at_;
        return *this;
    }
    friend bool operator==(const Walker& left, const Walker& right) {
        return left.at_ == right.at_;
    }

private:
    const char* at_;
    const char** reached_;
};

/// Receives the document piece by piece and files each value under its dotted name. Stops at the
/// first fault.
class Collector : public nlohmann::json_sax<Json> {
public:
    explicit Collector(std::string_view fileName) : fileName_(fileName) {}

    SettingLayer takeLayer() { return std::move(layer_); }
    /// What is wrong, once a member function has returned false.
    const Error& fault() const { return fault_; }

    bool null() override { return take(nullptr); }
    bool boolean(bool value) override { return take(value); }
    bool number_integer(std::int64_t value) override { return take(value); }
    bool number_unsigned(std::uint64_t value) override { return take(value); }
    bool number_float(double value, const std::string& /*text*/) override { return take(value); }
    bool string(std::string& value) override { return take(value); }
    bool binary(binary_t& /*value*/) override { return false; }
    bool start_array(std::size_t /*size*/) override {
        if (list_ || !takesList(path_)) {
            return take(Json::array());
        }
        list_ = Json::array();
        return true;
    }
    bool end_array() override { return take(*std::exchange(list_, std::nullopt)); }
    bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                     const nlohmann::detail::exception& /*error*/) override {
        return fail(
            {ErrorCode::InvalidInput, "this is not valid JSON; check commas, quotes and braces."});
    }

    bool start_object(std::size_t /*size*/) override {
        if (!path_.empty() && !isGroup(path_)) {
            return take(Json::object());
        }
        groups_.push_back(path_.empty() ? "" : path_ + '.');
        return true;
    }

    bool end_object() override {
        groups_.pop_back();
        return true;
    }

    bool key(std::string& name) override {
        path_ = groups_.back() + name;
        if (!isGroup(path_) && findSetting(path_) == nullptr) {
            return fail(requireSetting(path_).error());
        }
        if (!seen_.insert(path_).second) {
            return fail({ErrorCode::InvalidInput, "`" + path_ + "` is stated twice; remove one."});
        }
        return true;
    }

private:
    static bool isGroup(std::string_view path) {
        return std::ranges::any_of(settingDefinitions(), [path](const auto& definition) {
            return definition.name.size() > path.size() && definition.name.starts_with(path) &&
                   definition.name[path.size()] == '.';
        });
    }

    static bool takesList(std::string_view path) {
        const auto* definition = findSetting(path);
        return definition != nullptr && isList(definition->kind);
    }

    bool take(const Json& value) {
        if (list_) {
            list_->push_back(value);
            // Anything else ends the reading: no setting takes it.
            return value.is_string() || takeWhole(*list_);
        }
        return takeWhole(value);
    }

    bool takeWhole(const Json& value) {
        if (path_.empty() || isGroup(path_)) {
            return fail({ErrorCode::InvalidInput,
                         (path_.empty() ? "the file" : "`" + path_ + "`") +
                             std::string(" must hold a JSON object with settings.")});
        }
        return add(requireSetting(path_).and_then([&value](const SettingDefinition* definition) {
            return readSettingJson(*definition, value);
        }));
    }

    bool add(Expected<SettingValue> value) {
        if (!value) {
            return fail(std::move(value.error()));
        }
        layer_.emplace(path_, SourcedValue{std::move(*value), std::string(fileName_)});
        return true;
    }

    bool fail(Error error) {
        fault_ = std::move(error);
        return false;
    }

    std::string_view fileName_;
    SettingLayer layer_;
    Error fault_;
    std::string path_;                ///< of the value that comes next
    std::vector<std::string> groups_; ///< the open objects' prefixes
    std::optional<Json> list_;        ///< what has come of an open list
    std::set<std::string, std::less<>> seen_;
};

} // namespace

Expected<SettingLayer> parseSettingsFile(std::string_view fileName, std::string_view text) {
    if (text.size() > kSettingsFileSize) {
        return failure(ErrorCode::InvalidInput,
                       std::string(fileName) + " has more than " +
                           std::to_string(kSettingsFileSize) +
                           " bytes, so it cannot be a settings file; name another one.");
    }
    Collector collector(fileName);
    const char* reached = text.data();
    const Walker first(text.data(), &reached);
    const Walker last(text.data() + text.size(), &reached);
    if (Json::sax_parse(first, last, &collector)) {
        return collector.takeLayer();
    }
    const auto line = lineOf(text, static_cast<std::size_t>(reached - text.data()));
    const auto& fault = collector.fault();
    return failure(fault.code,
                   std::string(fileName) + ", line " + std::to_string(line) + ": " + fault.detail);
}

} // namespace tempo::daemon
