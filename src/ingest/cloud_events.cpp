#include "ingest/cloud_events.hpp"

#include "ingest/base64.hpp"
#include "ingest/event_decoder.hpp"
#include "ingest/metadata_rules.hpp"
#include "ingest/text_rules.hpp"
#include "ingest/utf8.hpp"

#include <tempo/core/limits.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace tempo::ingest {
namespace {

/// As long as any string of metadata may be; the rules of metadata judge the length.
constexpr TextRule kAttributeRule{1, limits::kMetadataStringSize, Controls::None};

bool isAttributeName(std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    });
}

bool isData(std::string_view name) {
    return name == "data" || name == "data_base64";
}

/// Attributes whose content is kept elsewhere than in metadata.
bool isKeptElsewhere(std::string_view name) {
    return name == "specversion" || name == "id" || name == "time";
}

std::string pointerTo(JsonValue event, std::string_view attribute) {
    return event.pointer() + "/" + std::string(attribute);
}

/// Takes the attributes of one event in the order in which they come.
class CloudEventReader {
public:
    CloudEventReader(const DecodeContext& context, FaultList& faults)
        : context_(context), faults_(faults), metadata_(faults) {}

    EventDraft read(JsonValue event) {
        for (const auto member : event.children()) {
            if (isData(member.key())) {
                takeData(member);
            } else if (member.kind() != JsonKind::Null) { // null: the attribute is not set
                takeAttribute(member);
            }
        }
        finish(event);
        return std::move(draft_);
    }

private:
    void takeAttribute(JsonValue member) {
        const auto name = member.key();
        if (!isAttributeName(name)) {
            faults_.add(member, "A CloudEvents attribute's name has only lower-case letters and "
                                "digits.");
        } else if (member.isObject() || member.isArray()) {
            faults_.add(member, "A CloudEvents attribute must be a string, a number or a boolean, "
                                "not " +
                                    std::string(nameOf(member.kind())) + ".");
        } else {
            takeKnownAttribute(name, member);
        }
        if (!isKeptElsewhere(name)) {
            metadata_.add(member);
        }
    }

    void takeKnownAttribute(std::string_view name, JsonValue member) {
        if (name == "specversion") {
            specVersion_ = member;
        } else if (name == "id") {
            id_ = member;
        } else if (name == "source") {
            source_ = member;
        } else if (name == "type") {
            type_ = member;
        } else if (name == "subject") {
            subject_ = member;
        } else if (name == "time") {
            draft_.startDate = readTime(member, faults_);
        } else if (name == "datacontenttype" || name == "dataschema") {
            readText(member, kAttributeRule, faults_);
        }
    }

    void takeData(JsonValue member) {
        if (hasData_) {
            faults_.add(member, "data and data_base64 exclude each other.");
        }
        hasData_ = true;
        if (member.key() == "data_base64" && !(member.isString() && isBase64(member.text()))) {
            faults_.add(member, "Must be a string of strict Base64.");
        }
        metadata_.add(member);
    }

    void finish(JsonValue event) {
        draft_.eventType = EventType::Event;
        draft_.providerIdentifier = context_.boundProvider;
        checkSpecVersion(event);
        setExternalId(event);
        setTitle(event);
        draft_.metadata = metadata_.finish(event, context_.senderAddress);
    }

    void checkSpecVersion(JsonValue event) {
        if (!specVersion_) {
            missing(event, "specversion");
        } else if (!specVersion_->isString() || specVersion_->text() != "1.0") {
            faults_.add(*specVersion_, "Must be the string 1.0.");
        }
    }

    /// The source is a URI reference and holds no space, so a space sets the two apart for good.
    void setExternalId(JsonValue event) {
        const auto source = readRequired(event, source_, "source");
        const auto id = readRequired(event, id_, "id");
        if (source && source->find(' ') != std::string_view::npos) {
            faults_.add(pointerTo(event, "source"),
                        "Must be a URI reference, which holds no spaces.");
        }
        if (!source || !id) {
            return;
        }
        draft_.externalID = std::string(*source) + ' ' + std::string(*id);
        if (countCodePoints(*draft_.externalID) > limits::kExternalIdLength) {
            faults_.add(pointerTo(event, "id"), "source and id together must have at most " +
                                                    std::to_string(limits::kExternalIdLength - 1) +
                                                    " characters; they become the externalID.");
        }
    }

    void setTitle(JsonValue event) {
        if (subject_) {
            draft_.title = readTitle(*subject_, faults_);
            readRequired(event, type_, "type");
        } else if (type_) {
            draft_.title = readTitle(*type_, faults_);
        } else {
            missing(event, "type");
        }
    }

    std::optional<std::string_view>
    readRequired(JsonValue event, std::optional<JsonValue> attribute, std::string_view name) {
        if (!attribute) {
            missing(event, name);
            return std::nullopt;
        }
        return readText(*attribute, kAttributeRule, faults_);
    }

    void missing(JsonValue event, std::string_view name) {
        faults_.add(pointerTo(event, name),
                    "Is missing; CloudEvents needs it (in binary mode the header ce-" +
                        std::string(name) + ").");
    }

    const DecodeContext& context_;
    FaultList& faults_;
    MetadataWriter metadata_;
    EventDraft draft_;
    bool hasData_ = false;
    std::optional<JsonValue> specVersion_;
    std::optional<JsonValue> id_;
    std::optional<JsonValue> source_;
    std::optional<JsonValue> type_;
    std::optional<JsonValue> subject_;
};

} // namespace

EventDraft decodeCloudEvent(JsonValue event, const DecodeContext& context, FaultList& faults) {
    if (!event.isObject()) {
        faults.add(event, "A CloudEvent must be a JSON object, not " +
                              std::string(nameOf(event.kind())) + ".");
        return {};
    }
    return CloudEventReader(context, faults).read(event);
}

} // namespace tempo::ingest
