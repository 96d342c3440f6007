#include "ingest/body_decoder.hpp"

#include "ingest/cloud_event_headers.hpp"
#include "ingest/cloud_events.hpp"
#include "ingest/event_decoder.hpp"
#include "ingest/fault_list.hpp"
#include "ingest/json_document.hpp"
#include "ingest/json_reader.hpp"
#include "ingest/media_type.hpp"

#include <tempo/core/limits.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace tempo::ingest {
namespace {

constexpr std::string_view kJson = "application/json";
constexpr std::string_view kNdJson = "application/x-ndjson";
constexpr std::string_view kCloudEvent = "application/cloudevents+json";
constexpr std::string_view kCloudEventBatch = "application/cloudevents-batch+json";

using Decoded = tl::expected<DecodedBody, DecodeRefusal>;
using DecodeOne = EventDraft (*)(JsonValue, const DecodeContext&, FaultList&);

tl::unexpected<DecodeRefusal> refuse(Refusal kind, std::string detail) {
    return tl::unexpected<DecodeRefusal>(DecodeRefusal{kind, std::move(detail), {}});
}

tl::unexpected<DecodeRefusal> refuseType(std::string_view problem) {
    return refuse(Refusal::UnsupportedMediaType,
                  std::string(problem) +
                      " Send application/json, application/x-ndjson, "
                      "application/cloudevents+json or application/cloudevents-batch+json, in "
                      "UTF-8 (curl: -H 'Content-Type: application/json').");
}

tl::unexpected<DecodeRefusal> refuseSyntax(const std::string& problem) {
    return refuse(Refusal::NotJson, "The body is not JSON: " + problem + ".");
}

tl::unexpected<DecodeRefusal> refuseCount() {
    return refuse(Refusal::TooManyEvents, "A batch has at most " +
                                              std::to_string(limits::kBatchEvents) +
                                              " events; send more in several batches.");
}

bool isWhiteSpace(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// Decodes the events of one body; used once.
class BodyReader {
public:
    explicit BodyReader(const DecodeContext& context) : context_(context) {}

    /// One event, or the items of an array where `decodeOne`'s format allows a batch.
    Decoded readJsonBody(std::string_view body, DecodeOne decodeOne) {
        document_.reserveFor(body.size());
        const auto read = readJson(body, 1, document_, faults_);
        if (read.kind == JsonReadResult::Kind::BadSyntax) {
            return refuseSyntax(read.problem);
        }
        if (read.kind == JsonReadResult::Kind::BrokenRule) {
            return refuseFaults();
        }
        return document_.root().isArray() ? readArray(decodeOne) : readSingle(decodeOne);
    }

    Decoded readCloudEvent(std::string_view body) {
        auto decoded = readJsonBody(body, decodeCloudEvent);
        if (decoded && decoded->shape == BodyShape::Batch) {
            faults_.add("", "Must be one CloudEvent; a batch is application/"
                            "cloudevents-batch+json.");
            return refuseFaults();
        }
        return decoded;
    }

    Decoded readCloudEventBatch(std::string_view body) {
        auto decoded = readJsonBody(body, decodeCloudEvent);
        if (decoded && decoded->shape == BodyShape::Single) {
            faults_.add("", "Must be an array of CloudEvents; one alone is application/"
                            "cloudevents+json.");
            return refuseFaults();
        }
        return decoded;
    }

    Decoded readBinary(const RequestBody& request, const MediaType& type) {
        const auto read = readBinaryCloudEvent(request, type, document_, faults_);
        if (read.kind == JsonReadResult::Kind::BadSyntax) {
            return refuseSyntax(read.problem);
        }
        if (read.kind == JsonReadResult::Kind::BrokenRule) {
            return refuseFaults();
        }
        return readSingle(decodeCloudEvent);
    }

    /// Each line is a JSON text of its own; empty lines count for nothing.
    Decoded readLines(std::string_view body) {
        result_.shape = BodyShape::Batch;
        std::size_t lineNumber = 0;
        while (!body.empty() && !faults_.full()) {
            ++lineNumber;
            const auto end = std::min(body.find('\n'), body.size());
            const auto line = body.substr(0, end);
            body.remove_prefix(std::min(end + 1, body.size()));
            if (isWhiteSpace(line)) {
                continue;
            }
            if (lines_ == limits::kBatchEvents) {
                return refuseCount();
            }
            if (const auto problem = readLine(line, lineNumber)) {
                return refuseSyntax(*problem);
            }
        }
        return finish();
    }

private:
    Decoded readSingle(DecodeOne decodeOne) {
        faults_.beginEvent("", "");
        result_.events.push_back(decodeOne(document_.root(), context_, faults_));
        return finish();
    }

    Decoded readArray(DecodeOne decodeOne) {
        result_.shape = BodyShape::Batch;
        const auto count = document_.root().childCount();
        if (count > limits::kBatchEvents) {
            return refuseCount();
        }
        result_.events.reserve(count);
        for (const auto item : document_.root().children()) {
            faults_.beginEvent("", "/" + std::to_string(result_.events.size()));
            result_.events.push_back(decodeOne(item, context_, faults_));
        }
        return finish();
    }

    /// The problem if the line is not JSON.
    std::optional<std::string> readLine(std::string_view line, std::size_t lineNumber) {
        const auto pointer = "/" + std::to_string(lines_++);
        faults_.beginEvent(pointer, pointer);
        document_.clear();
        document_.reserveFor(line.size());
        auto read = readJson(line, lineNumber, document_, faults_);
        if (read.kind == JsonReadResult::Kind::BadSyntax) {
            return std::move(read.problem);
        }
        if (read.kind == JsonReadResult::Kind::Complete) {
            result_.events.push_back(decodeEvent(document_.root(), context_, faults_));
        }
        return std::nullopt;
    }

    Decoded finish() {
        if (faults_.empty() && result_.events.empty()) {
            faults_.add("", "The batch holds no event.");
        }
        if (!faults_.empty()) {
            return refuseFaults();
        }
        return std::move(result_);
    }

    Decoded refuseFaults() {
        DecodeRefusal refusal{Refusal::InvalidEvent, {}, faults_.take()};
        refusal.detail = result_.shape == BodyShape::Batch
                             ? "The batch breaks rules; none of its events was stored."
                             : "The event breaks rules; it was not stored.";
        return tl::unexpected<DecodeRefusal>(std::move(refusal));
    }

    const DecodeContext& context_;
    JsonDocument document_;
    FaultList faults_;
    DecodedBody result_;
    std::size_t lines_ = 0; ///< of NDJSON, empty ones left out
};

Decoded decodeAs(const MediaType& type, std::string_view body, const DecodeContext& context) {
    BodyReader reader(context);
    if (type.name == kJson) {
        return reader.readJsonBody(body, decodeEvent);
    }
    if (type.name == kNdJson) {
        return reader.readLines(body);
    }
    if (type.name == kCloudEvent) {
        return reader.readCloudEvent(body);
    }
    return reader.readCloudEventBatch(body);
}

bool isCloudEventJson(const MediaType& type) {
    return type.name == kCloudEvent || type.name == kCloudEventBatch;
}

} // namespace

tl::expected<DecodedBody, DecodeRefusal> decodeBody(const RequestBody& request,
                                                    const DecodeContext& context) {
    const auto type = parseMediaType(request.contentType.empty() ? kJson : request.contentType);
    if (!type) {
        return refuseType("The Content-Type is malformed.");
    }
    if (!isReadAsUtf8(*type)) {
        return refuseType("The body is declared to be in another charset than UTF-8.");
    }
    if (!request.cloudEventFields.empty() && !isCloudEventJson(*type)) {
        return BodyReader(context).readBinary(request, *type);
    }
    if (type->name != kJson && type->name != kNdJson && !isCloudEventJson(*type)) {
        return refuseType("Events are not read from this Content-Type.");
    }
    if (isWhiteSpace(request.body)) {
        return refuse(Refusal::Empty, "The body is empty; send an event as JSON.");
    }
    return decodeAs(*type, request.body, context);
}

} // namespace tempo::ingest
