#include "protocol/strict_json.hpp"

#include <string>
#include <utility>
#include <vector>

namespace tempo::protocol {
namespace {

using Json = nlohmann::json;

/// Builds the value while it is read, and stops at the first thing that is not allowed.
class Builder final : public nlohmann::json_sax<Json> {
public:
    Json root;
    std::string fault;

    bool null() override { return add(nullptr); }
    bool boolean(bool value) override { return add(value); }
    bool number_integer(number_integer_t value) override { return add(value); }
    bool number_unsigned(number_unsigned_t value) override { return add(value); }
    bool number_float(number_float_t value, const string_t& /*text*/) override {
        return add(value);
    }
    bool string(string_t& value) override { return add(std::move(value)); }
    bool binary(binary_t& /*value*/) override { return false; }

    bool start_object(std::size_t /*size*/) override { return open(Json::object()); }
    bool start_array(std::size_t /*size*/) override { return open(Json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t& name) override {
        const auto [member, added] =
            open_.back()->get_ref<Json::object_t&>().try_emplace(std::move(name));
        if (!added) {
            fault = "a key comes twice in one object";
            return false;
        }
        member_ = &member->second;
        return true;
    }

    bool parse_error(std::size_t position, const std::string& /*last*/,
                     const Json::exception& /*error*/) override {
        fault = "it is not JSON at byte " + std::to_string(position);
        return false;
    }

private:
    bool add(Json value) {
        place(std::move(value));
        return true;
    }

    bool open(Json container) {
        if (open_.size() == kJsonDepth) {
            fault = "it is deeper than " + std::to_string(kJsonDepth) + " levels";
            return false;
        }
        open_.push_back(&place(std::move(container)));
        return true;
    }

    bool close() {
        open_.pop_back();
        return true;
    }

    Json& place(Json value) {
        if (open_.empty()) {
            return root = std::move(value);
        }
        if (open_.back()->is_array()) {
            return open_.back()->get_ref<Json::array_t&>().emplace_back(std::move(value));
        }
        return *member_ = std::move(value);
    }

    std::vector<Json*> open_; ///< the containers around the next value, outermost first
    Json* member_ = nullptr;  ///< where the value of the last key goes
};

} // namespace

Expected<Json> parseStrictJson(std::string_view text) {
    Builder builder;
    if (!Json::sax_parse(text, &builder)) {
        return failure(ErrorCode::InvalidInput,
                       builder.fault.empty() ? "it is not JSON" : std::move(builder.fault));
    }
    return std::move(builder.root);
}

} // namespace tempo::protocol
