#pragma once

#include "core/event_draft.hpp"
#include "ingest/adapters/foreign.hpp"
#include "ingest/body_decoder.hpp"
#include "ingest/fault_list.hpp"
#include "ingest/json_document.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tempo::ingest {

/// An event as an adapter puts it together. It is written as Tempo's own JSON and read by the same
/// decoder as what senders write themselves, so that the same rules hold.
///
/// What another tool sends must arrive although it knows nothing of these rules. So, here alone:
/// - a title, subtitle or label is brought onto one line, and a longer one ends with `…`; a title
/// or
///   subtitle that lost something by that stands whole in `metadata.fullTitle` or `.fullSubtitle`;
/// - a text in metadata over limits::kMetadataStringSize ends with `…`, and its key is named in the
///   list `metadata.shortened`; an object or array that breaks a rule of metadata is kept as its
///   JSON text;
/// - an externalID that is too long goes to `metadata.fullExternalID`, and the event has none;
/// - an end before the start goes to `metadata.endDate`;
/// - a URL that no action may open makes no action; the adapter keeps it in metadata too;
/// - what no one has asked for is kept in `metadata.raw`: as JSON, or, where that breaks a rule or
///   is longer than kRawSize, as its text; within it a text over kRawStringSize ends with `…`.
/// Empty texts and null say nothing and are left out.
class AdaptedEvent {
public:
    static constexpr std::size_t kRawSize = 64UL * 1024;
    static constexpr std::size_t kRawStringSize = 4UL * 1024;

    /// `provider`: that the event gets. `moreSchemes`: as of DecodeContext; borrowed.
    explicit AdaptedEvent(std::string_view provider, std::span<const std::string> moreSchemes = {});

    /// A part of the provider's name below that of the token, where it fits.
    void extendProvider(std::string_view part);

    /// Does nothing if the text says nothing; the first one that does is the title.
    void setTitle(std::string_view text);
    void setSubtitle(std::string_view text);
    /// Keeps the text in metadata and has it as the subtitle as far as it fits.
    void summarize(std::string_view key, std::string_view text);
    void setExternalId(std::string_view id);
    void setType(EventType type) { type_ = type; }
    void setSeverity(std::optional<Severity> severity) { severity_ = severity; }
    void setState(std::optional<State> state) { state_ = state; }
    /// Nothing: as it was.
    void setStart(std::optional<Timestamp> time) { start_ = time ? time : start_; }
    void setEnd(std::optional<Timestamp> time) { end_ = time; }

    bool hasTitle() const { return !title_.empty(); }
    const std::string& title() const { return title_; }

    /// Adds to metadata. A key is set once; later ones of the same name do nothing.
    void add(std::string_view key, std::string_view text);
    void add(std::string_view key, std::int64_t number);
    void addTexts(std::string_view key, const std::vector<std::string>& texts);

    /// Adds the value and all within it as it is, and takes it.
    void add(std::string_view key, const Foreign& value);

    /// The picture of the event: a data URI, or the Base64 of a JPEG. Anything else goes to `raw`.
    void addThumbnail(const Foreign& value);

    /// The same of the bytes of an image; false if they are none that may be shown.
    bool addImage(std::string_view bytes);

    /// Offers to open the URL or to copy the text; false if that may not be an action. Takes
    /// nothing.
    bool openUrl(std::string_view label, std::string_view url);
    bool copyText(std::string_view label, std::string_view text);

    /// Keeps what is left of the object in `raw`, and takes it. To be called once, and with nothing
    /// but an object: only its members have keys.
    void addRest(const Foreign& object);

    /// The same in `raw.shared`: what other events of the same body have a part in.
    void addSharedRest(const Foreign& object);

    /// The draft; of use if no fault was added. To be called once.
    EventDraft finish(const DecodeContext& context, FaultList& faults);

private:
    struct Action {
        std::string label;
        std::string_view trigger;
        std::string value;
    };

    static constexpr std::string_view kSharedKey = "shared";

    void avoid(std::string_view key);
    bool claim(std::string_view key);
    void addText(std::string_view key, std::string_view text, std::size_t atMost);
    void addCopy(std::string_view key, JsonValue value);
    bool addAction(std::string_view label, std::string_view trigger, std::string_view value);
    void writeRaw();
    void writeFields();
    void writeActions();

    JsonDocument event_; ///< its metadata is open until finish
    JsonDocument raw_;   ///< an open object
    bool hasRaw_ = false;
    std::string sharedKey_{kSharedKey}; ///< unlike any key of what is this event's alone
    std::vector<std::string> keys_;     ///< of metadata
    std::vector<std::string> shortened_;
    std::size_t innerKeys_ = 0;
    std::string provider_;
    std::span<const std::string> moreSchemes_;
    std::string title_;
    std::string subtitle_;
    std::string externalId_;
    EventType type_ = EventType::Alert;
    std::optional<Severity> severity_;
    std::optional<State> state_;
    std::optional<Timestamp> start_;
    std::optional<Timestamp> end_;
    std::vector<Action> actions_;
};

} // namespace tempo::ingest
