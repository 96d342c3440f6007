#pragma once

#include "core/event_draft.hpp"

#include <tempo/core/error.hpp>

#include <tl/expected.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// From the bytes of a request to event drafts. Everything here is pure: no I/O, no clock, no
/// state; any thread may call it. What is borrowed must live for the call only.
namespace tempo::ingest {

/// What an event may lean on when it leaves something out.
struct DecodeContext {
    std::string_view boundProvider; ///< stands in for a missing `providerIdentifier`
    std::string_view senderAddress; ///< becomes `metadata.senderAddress`; empty: nothing is added
    /// Of URLs that actions may open beside the known ones, in lower case.
    std::span<const std::string> moreSchemes = {};
};

/// A header field as it was sent.
struct HeaderField {
    std::string_view name; ///< in any case
    std::string_view value;
};

/// A request body and the header fields that say how to read it.
struct RequestBody {
    std::string_view contentType; ///< the field's value; empty where the sender sent none
    std::string_view body;
    /// Every field whose name begins with `ce-`: with any of them the body is the data of a
    /// CloudEvent in binary mode.
    std::span<const HeaderField> cloudEventFields = {};
    /// For adapters (adapters/adapter.hpp): all other fields but those that say who sends, the
    /// target's query as it was sent, and the topic of a path that ends with one.
    std::span<const HeaderField> fields = {};
    std::string_view query = {};
    std::string_view topic = {};
};

/// Decides the form of the answer: one id, or a count and a list.
enum class BodyShape : std::uint8_t { Single, Batch };

/// What a body held. `events` is never empty, and has exactly one item for BodyShape::Single.
struct DecodedBody {
    std::vector<EventDraft> events;
    BodyShape shape = BodyShape::Single;
    /// For the clients of Gotify and ntfy: members of the JSON object that their server would
    /// answer with, each with a comma before it. Empty for everyone else.
    std::string echo = {};

    friend bool operator==(const DecodedBody&, const DecodedBody&) = default;
};

/// Why a body is refused; each has its HTTP status.
enum class Refusal : std::uint8_t {
    UnsupportedMediaType, ///< 415
    Empty,                ///< 400: no byte but white space
    NotJson,              ///< 400: breaks JSON's grammar, or is not UTF-8
    InvalidEvent,         ///< 422: JSON, but a rule of the wire is broken; `faults` says which
    NotRecognised,        ///< 422: not what the tool sends to whose path it came; one fault
    TooManyEvents         ///< 413: more than limits::kBatchEvents
};

/// A refused body. `detail` is a sentence for the sender and quotes nothing from the payload.
struct DecodeRefusal {
    Refusal kind{};
    std::string detail;
    std::vector<Fault> faults; ///< for both that are 422: at least one

    friend bool operator==(const DecodeRefusal&, const DecodeRefusal&) = default;
};

/// Reads one event, a batch (a JSON array, or NDJSON) or CloudEvents 1.0 (structured, batched,
/// binary). All events are accepted or none is. Faults of all events are reported together: at most
/// kFaultsPerEvent for an event and kFaultsPerBody in all, followed by one that says so when more
/// were found. Whether the token may use an event's provider is not decided here.
tl::expected<DecodedBody, DecodeRefusal> decodeBody(const RequestBody& request,
                                                    const DecodeContext& context);

inline constexpr std::size_t kFaultsPerEvent = 32;
inline constexpr std::size_t kFaultsPerBody = 100;

} // namespace tempo::ingest
