#pragma once

#include "ingest/adapters/adapted_event.hpp"
#include "ingest/adapters/adapter.hpp"
#include "ingest/adapters/foreign.hpp"

#include <deque>
#include <optional>
#include <string>
#include <string_view>

namespace tempo::ingest {

/// One request on its way through an adapter.
class Adaptation {
public:
    /// Both are borrowed.
    Adaptation(const RequestBody& request, const DecodeContext& context)
        : request_(request), context_(context) {}

    const RequestBody& request() const { return request_; }

    /// The value of a header field as UTF-8; empty where it was not sent.
    std::string field(std::string_view name) const;

    /// One more event; stays where it is. Those beyond limits::kBatchEvents are only counted, and
    /// finish refuses them all.
    AdaptedEvent& addEvent();

    /// The first event; there must be one.
    AdaptedEvent& first() { return events_.front(); }

    /// Keeps what is left of the object in `raw.shared` of the first event, and takes it: what
    /// events share is not repeated in each.
    void addSharedRest(const Foreign& object);

    /// All events get a provider with this part below the token's, where it fits.
    void extendProviders(std::string_view part) { providerPart_ = part; }

    /// Answers with a list of ids, however many events there are.
    void answerAsBatch() { shape_ = BodyShape::Batch; }

    /// What DecodedBody::echo is to be.
    void setEcho(std::string members) { echo_ = std::move(members); }

    /// The drafts; to be called once.
    AdaptOutcome finish();

private:
    const RequestBody& request_;
    const DecodeContext& context_;
    std::deque<AdaptedEvent> events_;
    std::optional<AdaptedEvent> excess_; ///< in the place of one too many
    BodyShape shape_ = BodyShape::Single;
    std::string providerPart_;
    std::string echo_;
};

/// Reads one tool's JSON. False: this is not what the tool sends; nothing was added then.
using ReadForeign = bool (*)(const Foreign& body, Adaptation& adaptation);

/// For adapters of JSON: reads the body, lets `read` make events of it, and finishes them. Takes
/// `application/json`, `…+json`, `text/plain`, no Content-Type, and JSON that a library has sent as
/// what it sends when it is not told: `application/x-www-form-urlencoded`.
AdaptOutcome adaptJson(const RequestBody& request, const DecodeContext& context, ReadForeign read);

/// The same for a text that was taken out of the body.
AdaptOutcome adaptJsonText(std::string_view text, const RequestBody& request,
                           const DecodeContext& context, ReadForeign read);

} // namespace tempo::ingest
