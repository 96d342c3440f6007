#include "ingest/metadata_rules.hpp"

#include "ingest/image_check.hpp"
#include "ingest/json_reader.hpp"
#include "ingest/json_writer.hpp"
#include "ingest/utf8.hpp"

#include <tempo/core/limits.hpp>

#include <array>

namespace tempo::ingest {
namespace {

constexpr std::string_view kSenderAddress = "senderAddress";
constexpr std::string_view kThumbnail = "thumbnail";

/// How deep a walk over a document's values stands, told from where arrays and objects end.
class DepthGauge {
public:
    /// Call for each value in order. The depth of an array or object: one more than its parent's.
    std::size_t enter(JsonValue value) {
        while (depth_ > 0 && ends_.at(depth_ - 1) <= value.index()) {
            --depth_;
        }
        if (value.isArray() || value.isObject()) {
            ends_.at(depth_++) = value.end();
        }
        return depth_;
    }

private:
    std::array<JsonDocument::Index, kJsonDepth> ends_{};
    std::size_t depth_ = 0;
};

/// The metadata object itself is the first level.
constexpr std::size_t kDepthWithinMember = limits::kMetadataDepth - 1;

} // namespace

void MetadataWriter::add(JsonValue member) {
    check(member);
    if (member.key() == kSenderAddress && !hasSenderAddress_) {
        hasSenderAddress_ = true;
        --keys_; // an export has it beside as many keys as there may be
    }
    appendJsonMember(json_, member);
}

void MetadataWriter::check(JsonValue member) {
    DepthGauge gauge;
    for (auto index = member.index(); index != member.end(); ++index) {
        const auto value = member.at(index);
        const auto depth = gauge.enter(value);
        if (value.hasKey()) {
            checkKey(value);
        }
        if (value.isString()) {
            const bool isThumbnail = index == member.index() && value.key() == kThumbnail;
            isThumbnail ? checkThumbnail(value) : checkString(value);
        } else if (depth == kDepthWithinMember + 1 && (value.isArray() || value.isObject())) {
            faults_.add(value, "Metadata is nested deeper than " +
                                   std::to_string(limits::kMetadataDepth) + " levels.");
        }
    }
}

void MetadataWriter::checkKey(JsonValue member) {
    ++keys_;
    const auto key = member.key();
    if (key.size() > limits::kMetadataKeyLength &&
        countCodePoints(key) > limits::kMetadataKeyLength) {
        faults_.add(member, "A key has more than " + std::to_string(limits::kMetadataKeyLength) +
                                " characters.");
    }
}

void MetadataWriter::checkString(JsonValue value) {
    if (value.text().size() > limits::kMetadataStringSize) {
        faults_.add(value, "Has " + std::to_string(value.text().size()) + " bytes; at most " +
                               std::to_string(limits::kMetadataStringSize) + " are allowed.");
    }
}

void MetadataWriter::checkThumbnail(JsonValue value) {
    if (!isDataUri(value.text())) {
        checkString(value);
    } else if (const auto fault = findImageFault(value.text())) {
        faults_.add(value, std::string(*fault));
    }
}

std::string MetadataWriter::finish(JsonValue where, std::string_view senderAddress) {
    if (keys_ > limits::kMetadataKeys) {
        faults_.add(where, "Holds " + std::to_string(keys_) + " keys; at most " +
                               std::to_string(limits::kMetadataKeys) +
                               " are allowed, those of inner objects included.");
    }
    if (!hasSenderAddress_ && !senderAddress.empty()) {
        json_ += json_.size() == 1 ? "" : ",";
        appendJsonString(json_, kSenderAddress);
        json_ += ':';
        appendJsonString(json_, senderAddress);
    }
    json_ += '}';
    return std::move(json_);
}

} // namespace tempo::ingest
