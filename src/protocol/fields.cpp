#include "protocol/fields.hpp"

#include <algorithm>

namespace tempo::protocol {
namespace {

/// How much of an unknown name an error repeats.
constexpr std::size_t kShownName = 64;

} // namespace

void FieldWriter::begin(std::string_view name) {
    if (!first_) {
        out_ += ',';
    }
    first_ = false;
    out_ += '"';
    out_ += name;
    out_ += "\":";
}

void FieldReader::embedded(std::string_view name, std::string& text, Embedded kind) {
    const auto* json = take(name);
    if (json == nullptr) {
        refuse(name, Refusal{{}, "is missing"});
    } else if (kind == Embedded::Object && !json->is_object()) {
        refuse(name, Refusal{{}, "must be an object"});
    } else if (kind == Embedded::Array && !json->is_array()) {
        refuse(name, Refusal{{}, "must be a list"});
    } else {
        text = json->dump();
    }
}

std::optional<Refusal> FieldReader::finish() {
    if (!refusal_ && found_ != object_.size()) {
        for (const auto& item : object_.items()) {
            if (std::ranges::find(names_, item.key()) == names_.end()) {
                refuse(item.key().substr(0, kShownName),
                       Refusal{{}, "is not a field of this message"});
                break;
            }
        }
    }
    return std::move(refusal_);
}

const Json* FieldReader::take(std::string_view name) {
    names_.push_back(name);
    if (refusal_) {
        return nullptr;
    }
    const auto at = object_.find(name);
    if (at == object_.end()) {
        return nullptr;
    }
    ++found_;
    return &*at;
}

void FieldReader::refuse(std::string_view name, Refusal refusal) {
    if (refusal_) {
        return;
    }
    if (!refusal.path.empty() && refusal.path.front() != '[') {
        refusal.path.insert(0, 1, '.');
    }
    refusal.path.insert(0, name);
    refusal_ = std::move(refusal);
}

Error toError(const Refusal& refusal) {
    const auto what = refusal.path.empty() ? "the message" : "`" + refusal.path + "`";
    return Error{ErrorCode::InvalidInput, what + " " + refusal.rule};
}

} // namespace tempo::protocol
