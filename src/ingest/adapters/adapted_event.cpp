#include "ingest/adapters/adapted_event.hpp"

#include "core/ascii.hpp"
#include "core/provider_identifier.hpp"
#include "ingest/action_rules.hpp"
#include "ingest/adapters/document_copy.hpp"
#include "ingest/adapters/foreign_text.hpp"
#include "ingest/event_decoder.hpp"
#include "ingest/image_check.hpp"
#include "ingest/json_writer.hpp"
#include "ingest/text_rules.hpp"
#include "ingest/utf8.hpp"

#include <tempo/core/limits.hpp>

#include <algorithm>
#include <utility>

namespace tempo::ingest {
namespace {

constexpr std::size_t kActionValueLength = 4096;
/// What metadata may hold of inner keys, so that the adapter's own always find room.
constexpr std::size_t kInnerKeys = limits::kMetadataKeys - 64;
/// Levels below the metadata object itself.
constexpr std::size_t kInnerDepth = limits::kMetadataDepth - 1;

void writeText(JsonDocument& document, std::string_view key, std::string_view text) {
    document.addKey(key);
    document.addScalar(JsonKind::String, text);
}

void writeTime(JsonDocument& document, std::string_view key, std::optional<Timestamp> time) {
    if (time) {
        writeText(document, key, formatRfc3339(*time));
    }
}

} // namespace

AdaptedEvent::AdaptedEvent(std::string_view provider, std::span<const std::string> moreSchemes)
    : provider_(provider), moreSchemes_(moreSchemes) {
    event_.open(JsonKind::Object);
    event_.addKey("metadata");
    event_.open(JsonKind::Object);
    raw_.open(JsonKind::Object);
}

void AdaptedEvent::extendProvider(std::string_view part) {
    const auto longer = provider_ + '.' + std::string(part);
    if (!provider_.ends_with("." + std::string(part)) && isProviderIdentifier(longer)) {
        provider_ = longer;
    }
}

void AdaptedEvent::setTitle(std::string_view text) {
    auto line = onOneLine(text);
    if (hasTitle() || line.empty()) {
        return;
    }
    title_ = shortened(line, limits::kTitleLength);
    if (title_ != ascii::trimmed(text)) {
        add("fullTitle", text);
    }
}

void AdaptedEvent::setSubtitle(std::string_view text) {
    subtitle_ = shortened(onOneLine(text), limits::kSubtitleLength);
    if (subtitle_ != ascii::trimmed(text)) {
        add("fullSubtitle", text);
    }
}

void AdaptedEvent::summarize(std::string_view key, std::string_view text) {
    subtitle_ = shortened(onOneLine(text), limits::kSubtitleLength);
    add(key, text);
}

void AdaptedEvent::setExternalId(std::string_view id) {
    auto line = onOneLine(id);
    if (countCodePoints(line) > limits::kExternalIdLength) {
        add("fullExternalID", line);
    } else {
        externalId_ = std::move(line);
    }
}

bool AdaptedEvent::claim(std::string_view key) {
    if (std::ranges::find(keys_, key) != keys_.end()) {
        return false;
    }
    keys_.emplace_back(key);
    return true;
}

void AdaptedEvent::addText(std::string_view key, std::string_view text, std::size_t atMost) {
    if (text.empty() || !claim(key)) {
        return;
    }
    if (text.size() > atMost) {
        shortened_.emplace_back(key);
    }
    writeText(event_, key, shortenedToBytes(text, atMost));
}

void AdaptedEvent::add(std::string_view key, std::string_view text) {
    addText(key, text, limits::kMetadataStringSize);
}

void AdaptedEvent::add(std::string_view key, std::int64_t number) {
    if (claim(key)) {
        event_.addKey(key);
        event_.addScalar(JsonKind::Number, std::to_string(number));
    }
}

void AdaptedEvent::addTexts(std::string_view key, const std::vector<std::string>& texts) {
    constexpr std::size_t kMostTexts = 256;
    if (texts.empty() || !claim(key)) {
        return;
    }
    event_.addKey(key);
    event_.open(JsonKind::Array);
    for (std::size_t i = 0; i < std::min(texts.size(), kMostTexts); ++i) {
        event_.addScalar(JsonKind::String, shortenedToBytes(texts[i], kRawStringSize));
    }
    event_.close();
    if (texts.size() > kMostTexts) {
        shortened_.emplace_back(key);
    }
}

void AdaptedEvent::add(std::string_view key, const Foreign& value) {
    if (!value.exists()) {
        return;
    }
    value.take();
    if (value.isString()) {
        add(key, value.text());
    } else if (!value.isObject() && !value.isArray()) {
        if (claim(key)) {
            event_.addKey(key);
            copyValue(event_, value.value());
        }
    } else if (!value.children().empty() && claim(key)) {
        addCopy(key, value.value());
    }
}

/// An array or object, as it is or as its text.
void AdaptedEvent::addCopy(std::string_view key, JsonValue value) {
    const auto extent = measure(value);
    if (extent.depth <= kInnerDepth && extent.longestKey <= limits::kMetadataKeyLength &&
        extent.longestString <= limits::kMetadataStringSize &&
        innerKeys_ + extent.keys <= kInnerKeys) {
        innerKeys_ += extent.keys;
        event_.addKey(key);
        copyValue(event_, value);
        return;
    }
    std::string text;
    appendJson(text, value);
    if (text.size() > limits::kMetadataStringSize) {
        shortened_.emplace_back(key);
    }
    writeText(event_, key, shortenedToBytes(text, limits::kMetadataStringSize));
}

void AdaptedEvent::addThumbnail(const Foreign& value) {
    constexpr std::string_view kJpeg = "data:image/jpeg;base64,";
    if (!value.isString() || value.text().empty()) {
        return;
    }
    const auto uri = isDataUri(value.text()) ? std::string(value.text())
                                             : std::string(kJpeg).append(value.text());
    if (!findImageFault(uri) && claim("thumbnail")) {
        writeText(event_, "thumbnail", uri);
        value.take();
    }
}

bool AdaptedEvent::addImage(std::string_view bytes) {
    const auto uri = imageUri(bytes);
    if (uri && claim("thumbnail")) {
        writeText(event_, "thumbnail", *uri);
    }
    return uri.has_value();
}

bool AdaptedEvent::addAction(std::string_view label, std::string_view trigger,
                             std::string_view value) {
    auto line = shortened(onOneLine(label), limits::kActionLabelLength);
    if (actions_.size() == limits::kActions || value.empty() || line.empty()) {
        return false;
    }
    actions_.push_back({std::move(line), trigger, std::string(value)});
    return true;
}

bool AdaptedEvent::openUrl(std::string_view label, std::string_view url) {
    return countCodePoints(url) <= kActionValueLength && isOpenableUrl(url, moreSchemes_) &&
           addAction(label, "openURL", url);
}

bool AdaptedEvent::copyText(std::string_view label, std::string_view text) {
    return countCodePoints(text) <= kActionValueLength &&
           !hasControls(text, Controls::LineLayout) && addAction(label, "copyToClipboard", text);
}

void AdaptedEvent::addRest(const Foreign& object) {
    for (const auto& member : object.children()) {
        if (member.hasRest()) {
            hasRaw_ = true;
            avoid(member.key());
            raw_.addKey(member.key());
            copyRest(raw_, member, kRawStringSize);
        }
    }
    object.take();
}

/// Keeps sharedKey_ longer than every key that begins as it does.
void AdaptedEvent::avoid(std::string_view key) {
    if (key.starts_with(kSharedKey) && key.size() >= sharedKey_.size()) {
        sharedKey_ = std::string(key) + '_';
    }
}

void AdaptedEvent::addSharedRest(const Foreign& object) {
    if (object.hasRest()) {
        hasRaw_ = true;
        raw_.addKey(sharedKey_);
        copyRest(raw_, object, kRawStringSize);
        object.take();
    }
}

void AdaptedEvent::writeRaw() {
    raw_.close();
    if (!hasRaw_ || !claim("raw")) {
        return;
    }
    std::string text;
    appendJson(text, raw_.root());
    const auto extent = measure(raw_.root());
    if (text.size() <= kRawSize && extent.depth <= kInnerDepth &&
        extent.longestKey <= limits::kMetadataKeyLength && innerKeys_ + extent.keys <= kInnerKeys) {
        event_.addKey("raw");
        copyValue(event_, raw_.root());
        return;
    }
    if (text.size() > limits::kMetadataStringSize) {
        shortened_.emplace_back("raw");
    }
    writeText(event_, "raw", shortenedToBytes(text, limits::kMetadataStringSize));
}

EventDraft AdaptedEvent::finish(const DecodeContext& context, FaultList& faults) {
    if (start_ && end_ && *end_ < *start_) {
        add("endDate", formatRfc3339(*end_));
        end_.reset();
    }
    writeRaw();
    addTexts("shortened", shortened_);
    event_.close();
    writeFields();
    writeActions();
    event_.close();
    return decodeEvent(event_.root(), context, faults);
}

void AdaptedEvent::writeFields() {
    writeText(event_, "providerIdentifier", provider_);
    writeText(event_, "title", title_);
    writeText(event_, "eventType", toText(type_));
    if (!subtitle_.empty()) {
        writeText(event_, "subtitle", subtitle_);
    }
    if (!externalId_.empty()) {
        writeText(event_, "externalID", externalId_);
    }
    if (severity_) {
        writeText(event_, "severity", toText(*severity_));
    }
    if (state_) {
        writeText(event_, "state", toText(*state_));
    }
    writeTime(event_, "startDate", start_);
    writeTime(event_, "endDate", end_);
}

void AdaptedEvent::writeActions() {
    event_.addKey("actions");
    event_.open(JsonKind::Array);
    for (const auto& action : actions_) {
        event_.open(JsonKind::Object);
        writeText(event_, "label", action.label);
        event_.addKey("trigger");
        event_.open(JsonKind::Object);
        writeText(event_, action.trigger, action.value);
        event_.close();
        event_.close();
    }
    event_.close();
}

} // namespace tempo::ingest
