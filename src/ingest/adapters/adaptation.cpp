#include "ingest/adapters/adaptation.hpp"

#include "core/ascii.hpp"
#include "ingest/adapters/foreign_text.hpp"
#include "ingest/media_type.hpp"

#include <tempo/core/limits.hpp>

#include <utility>

namespace tempo::ingest {
namespace {

bool mayBeJson(std::string_view contentType, std::string_view body) {
    if (contentType.empty()) {
        return true;
    }
    const auto type = parseMediaType(contentType);
    if (type && type->name == "application/x-www-form-urlencoded") {
        return ascii::trimmed(body).starts_with('{') || ascii::trimmed(body).starts_with('[');
    }
    return type && isReadAsUtf8(*type) && (isJson(*type) || type->name == "text/plain");
}

tl::unexpected<DecodeRefusal> refuse(Refusal kind, std::string detail) {
    return tl::unexpected<DecodeRefusal>(DecodeRefusal{kind, std::move(detail), {}});
}

} // namespace

std::string Adaptation::field(std::string_view name) const {
    for (const auto& field : request_.fields) {
        if (ascii::equalIgnoringCase(field.name, name)) {
            return fieldText(field.value);
        }
    }
    return {};
}

AdaptedEvent& Adaptation::addEvent() {
    const auto& provider = context_.boundProvider;
    const auto schemes = context_.moreSchemes;
    return events_.size() < limits::kBatchEvents ? events_.emplace_back(provider, schemes)
                                                 : excess_.emplace(provider, schemes);
}

void Adaptation::addSharedRest(const Foreign& object) {
    if (!events_.empty()) {
        events_.front().addSharedRest(object);
    }
}

AdaptOutcome Adaptation::finish() {
    if (excess_) {
        return refuse(Refusal::TooManyEvents, "The body holds more than " +
                                                  std::to_string(limits::kBatchEvents) +
                                                  " events; let the tool send fewer at once.");
    }
    if (events_.size() > 1) {
        answerAsBatch();
    }
    FaultList faults;
    DecodedBody decoded{.events = {}, .shape = shape_, .echo = std::move(echo_)};
    for (auto& event : events_) {
        const auto index = std::to_string(decoded.events.size());
        const auto place = shape_ == BodyShape::Batch ? "/" + index : std::string();
        faults.beginEvent(place, place);
        if (!providerPart_.empty()) {
            event.extendProvider(providerPart_);
        }
        decoded.events.push_back(event.finish(context_, faults));
    }
    if (events_.empty()) {
        faults.add("", "The body holds no event.");
    }
    if (!faults.empty()) {
        return tl::unexpected<DecodeRefusal>(DecodeRefusal{
            Refusal::InvalidEvent,
            "What the body was translated to breaks rules; nothing was stored.", faults.take()});
    }
    return decoded;
}

AdaptOutcome adaptJson(const RequestBody& request, const DecodeContext& context, ReadForeign read) {
    if (!mayBeJson(request.contentType, request.body)) {
        return refuse(Refusal::UnsupportedMediaType,
                      "A webhook is not read from this Content-Type; let the tool send "
                      "application/json in UTF-8.");
    }
    return adaptJsonText(request.body, request, context, read);
}

AdaptOutcome adaptJsonText(std::string_view text, const RequestBody& request,
                           const DecodeContext& context, ReadForeign read) {
    if (ascii::trimmed(text).empty()) {
        return refuse(Refusal::Empty, "The body is empty; a webhook is expected.");
    }
    Payload payload;
    if (auto refusal = payload.read(text)) {
        return tl::unexpected<DecodeRefusal>(*std::move(refusal));
    }
    Adaptation adaptation(request, context);
    if (!read(payload.root(), adaptation)) {
        return std::optional<DecodedBody>();
    }
    return adaptation.finish();
}

} // namespace tempo::ingest
