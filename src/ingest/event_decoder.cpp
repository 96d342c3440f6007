#include "ingest/event_decoder.hpp"

#include "core/provider_identifier.hpp"
#include "ingest/action_rules.hpp"
#include "ingest/json_writer.hpp"
#include "ingest/metadata_rules.hpp"
#include "ingest/text_rules.hpp"

#include <tempo/core/limits.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace tempo::ingest {
namespace {

constexpr TextRule kTitleRule{1, limits::kTitleLength, Controls::None};
constexpr TextRule kSubtitleRule{0, limits::kSubtitleLength, Controls::None};
constexpr TextRule kExternalIdRule{1, limits::kExternalIdLength, Controls::None};

/// Takes the fields of one event in the order in which they come.
class EventReader {
public:
    EventReader(const DecodeContext& context, FaultList& faults)
        : context_(context), faults_(faults) {}

    EventDraft read(JsonValue event) {
        for (const auto field : event.children()) {
            readField(field);
        }
        finish(event);
        return std::move(draft_);
    }

private:
    using ReadField = void (EventReader::*)(JsonValue field);

    struct Field {
        std::string_view name;
        ReadField read;
    };

    static const std::array<Field, 11> kFields;

    void readField(JsonValue field) {
        const auto* const known = std::ranges::find(kFields, field.key(), &Field::name);
        if (known == kFields.end()) {
            faults_.add(field, "No field of an event is called so; put it into metadata.");
        } else {
            (this->*known->read)(field);
        }
    }

    void readTitleField(JsonValue field) {
        hasTitle_ = true;
        draft_.title = readTitle(field, faults_);
    }

    void readProvider(JsonValue field) {
        if (field.isString() && isProviderIdentifier(field.text())) {
            draft_.providerIdentifier = field.text();
        } else {
            faults_.add(field, "Must be a string of 1 to 128 letters, digits, dots, underscores "
                               "and hyphens, such as scripts.backup.");
        }
    }

    void readEventType(JsonValue field) {
        const auto type = readWord(field, parseEventType, "alert, event, task, reminder");
        draft_.eventType = type.value_or(EventType::Alert);
    }

    void readSeverity(JsonValue field) {
        draft_.severity = readWord(field, parseSeverity, "ok, info, warning, error, critical");
    }

    void readState(JsonValue field) {
        draft_.state = readWord(field, parseState, "firing, resolved, info");
    }

    void readStartDate(JsonValue field) { draft_.startDate = readTime(field, faults_); }

    void readEndDate(JsonValue field) { draft_.endDate = readTime(field, faults_); }

    void readExternalId(JsonValue field) {
        draft_.externalID = readText(field, kExternalIdRule, faults_);
    }

    void readSubtitle(JsonValue field) {
        draft_.subtitle = readText(field, kSubtitleRule, faults_);
    }

    void readMetadata(JsonValue field) { metadata_ = field; }

    void readActions(JsonValue field) {
        checkActions(field, context_.moreSchemes, faults_);
        draft_.actions.clear();
        appendJson(draft_.actions, field);
    }

    template<class Word>
    std::optional<Word> readWord(JsonValue field, std::optional<Word> (*parse)(std::string_view),
                                 std::string_view words) {
        const auto word = field.isString() ? parse(field.text()) : std::nullopt;
        if (!word) {
            faults_.add(field, "Must be one of " + std::string(words) + ".");
        }
        return word;
    }

    /// The rules that need more than one field, and what stands in for missing ones.
    void finish(JsonValue event) {
        if (!hasTitle_) {
            faults_.add(event.pointer() + "/title", "Is missing; every event needs a title.");
        }
        if (draft_.providerIdentifier.empty()) {
            draft_.providerIdentifier = context_.boundProvider;
        }
        if (draft_.startDate && draft_.endDate && *draft_.endDate < *draft_.startDate) {
            faults_.add(event.pointer() + "/endDate", "Is before startDate.");
        }
        finishMetadata(event);
    }

    void finishMetadata(JsonValue event) {
        MetadataWriter writer(faults_);
        if (metadata_ && !metadata_->isObject()) {
            faults_.add(*metadata_,
                        "Must be an object, not " + std::string(nameOf(metadata_->kind())) + ".");
        } else if (metadata_) {
            for (const auto member : metadata_->children()) {
                writer.add(member);
            }
        }
        draft_.metadata = writer.finish(metadata_.value_or(event), context_.senderAddress);
    }

    const DecodeContext& context_;
    FaultList& faults_;
    EventDraft draft_;
    bool hasTitle_ = false;
    std::optional<JsonValue> metadata_;
};

const std::array<EventReader::Field, 11> EventReader::kFields{
    {{"title", &EventReader::readTitleField},
     {"providerIdentifier", &EventReader::readProvider},
     {"eventType", &EventReader::readEventType},
     {"severity", &EventReader::readSeverity},
     {"state", &EventReader::readState},
     {"startDate", &EventReader::readStartDate},
     {"endDate", &EventReader::readEndDate},
     {"externalID", &EventReader::readExternalId},
     {"subtitle", &EventReader::readSubtitle},
     {"metadata", &EventReader::readMetadata},
     {"actions", &EventReader::readActions}}};

} // namespace

std::string readTitle(JsonValue value, FaultList& faults) {
    const auto title = readText(value, kTitleRule, faults);
    if (title && isBlank(*title)) {
        faults.add(value, "Must not be white space alone.");
    }
    return std::string(title.value_or(""));
}

EventDraft decodeEvent(JsonValue event, const DecodeContext& context, FaultList& faults) {
    if (!event.isObject()) {
        faults.add(event, "An event must be a JSON object, not " +
                              std::string(nameOf(event.kind())) + ".");
        return {};
    }
    return EventReader(context, faults).read(event);
}

} // namespace tempo::ingest
