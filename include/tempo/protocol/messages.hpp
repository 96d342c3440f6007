#pragma once

#include <tempo/core/audit_entry.hpp>
#include <tempo/core/error.hpp>
#include <tempo/core/event.hpp>
#include <tempo/core/sender.hpp>

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The parameters and results of every method of the control protocol (docs/CONTROL-PROTOCOL.md).
/// Fields are named as on the wire. A message without fields of its own is `Empty`.
namespace tempo::protocol {

/// The version of the protocol that this build speaks. A peer of another one is refused in the
/// hello.
inline constexpr int kProtocolVersion = 1;

struct Empty {
    friend bool operator==(const Empty&, const Empty&) = default;
};

/// What a connection may do: a viewer reads, an owner does everything.
enum class Role : std::uint8_t { Viewer, Owner };

// hello: the first request on every connection
struct HelloParams {
    int protocol = kProtocolVersion;
    std::string client; ///< name and version, for the log
    friend bool operator==(const HelloParams&, const HelloParams&) = default;
};
struct HelloResult {
    int protocol = kProtocolVersion;
    std::string version; ///< of the daemon
    Role role = Role::Viewer;
    friend bool operator==(const HelloResult&, const HelloResult&) = default;
};

// status.get
struct ListenerStatus {
    bool listening = false;
    std::uint16_t port = 0;             ///< the port in use; 0 when not listening
    std::vector<std::string> addresses; ///< `address:port` of each socket
    std::string error;                  ///< why it does not listen, empty if it does or is off
    friend bool operator==(const ListenerStatus&, const ListenerStatus&) = default;
};
struct IngestionStatus {
    bool enabled = true;
    ListenerStatus plain;
    std::uint32_t connections = 0;
    std::uint64_t accepted = 0; ///< events answered with 200 since the start
    std::uint64_t refused = 0;  ///< requests answered with 4xx or 5xx since the start
    friend bool operator==(const IngestionStatus&, const IngestionStatus&) = default;
};
struct StoreStatus {
    std::string state;                    ///< `ready`, `disk-full` or `failed`
    std::uint64_t events = 0;             ///< written since the start
    std::uint64_t transactions = 0;       ///< since the start
    std::uint64_t largestTransaction = 0; ///< events
    std::uint64_t databaseBytes = 0;
    Sequence lastSequence = 0;
    friend bool operator==(const StoreStatus&, const StoreStatus&) = default;
};
struct ProcessStatus {
    std::int64_t id = 0;
    Timestamp startedAt;
    std::uint64_t residentBytes = 0;
    std::uint32_t openDescriptors = 0;
    friend bool operator==(const ProcessStatus&, const ProcessStatus&) = default;
};
struct StatusResult {
    std::string version;
    std::string dataDirectory;
    std::string configDirectory;
    bool acceptsEvents = false;        ///< a listener is up and a write could be committed now
    std::vector<std::string> problems; ///< sentences for a person; empty when all is well
    IngestionStatus ingestion;
    StoreStatus store;
    ProcessStatus process;
    std::uint32_t subscribers = 0;
    friend bool operator==(const StatusResult&, const StatusResult&) = default;
};

// events.list: newest first by startDate
enum class Dismissed : std::uint8_t { Hidden, Shown };
enum class Attention : std::uint8_t { Any, Needed };
struct EventListParams {
    std::optional<std::string> provider; ///< exactly this providerIdentifier
    std::optional<Severity> severity;    ///< exactly this severity
    Attention attention = Attention::Any;
    Dismissed dismissed = Dismissed::Hidden;
    std::optional<std::string> before; ///< `next` of the page before this one
    std::uint32_t limit = 100;         ///< 1 to 1,000
    friend bool operator==(const EventListParams&, const EventListParams&) = default;
};
struct EventPage {
    std::vector<Event> events;
    std::optional<std::string> next;      ///< where the next page begins; absent on the last one
    std::int64_t elapsedMicroseconds = 0; ///< what the query took in the daemon
    friend bool operator==(const EventPage&, const EventPage&) = default;
};

// events.get
struct EventParams {
    EventId id;
    friend bool operator==(const EventParams&, const EventParams&) = default;
};
struct EventRevision {
    std::uint32_t revision = 0;
    Timestamp replacedAt;
    nlohmann::json document; ///< the earlier version under the names of the wire
    friend bool operator==(const EventRevision&, const EventRevision&) = default;
};
struct EventDetail {
    Event event;
    std::vector<EventRevision> revisions; ///< newest first
    friend bool operator==(const EventDetail&, const EventDetail&) = default;
};

// events.acknowledge, events.unacknowledge, events.dismiss, events.undismiss, events.delete
struct EventIdsParams {
    std::vector<EventId> ids; ///< 1 to 1,000
    friend bool operator==(const EventIdsParams&, const EventIdsParams&) = default;
};
struct ChangedResult {
    std::uint64_t changed = 0;
    friend bool operator==(const ChangedResult&, const ChangedResult&) = default;
};

// events.subscribe: at most one of the two; neither means from now on
struct SubscribeParams {
    std::optional<Sequence> afterSequence;
    std::optional<EventId> afterEvent;
    std::optional<std::string> provider;
    friend bool operator==(const SubscribeParams&, const SubscribeParams&) = default;
};
struct SubscribeResult {
    std::uint64_t subscription = 0;
    Sequence sequence = 0; ///< changes after this one follow as notifications
    friend bool operator==(const SubscribeResult&, const SubscribeResult&) = default;
};
struct SubscriptionParams { // events.unsubscribe
    std::uint64_t subscription = 0;
    friend bool operator==(const SubscriptionParams&, const SubscriptionParams&) = default;
};
struct EventsChanged { // notification `events.changed`, in the order of sequences
    std::uint64_t subscription = 0;
    std::vector<Event> events;
    friend bool operator==(const EventsChanged&, const EventsChanged&) = default;
};
struct EventsDeleted { // notification `events.deleted`; not repeated on a resume
    std::uint64_t subscription = 0;
    std::vector<EventId> ids;
    friend bool operator==(const EventsDeleted&, const EventsDeleted&) = default;
};
struct SubscriptionLagged { // notification `events.lagged`: the subscription has ended
    std::uint64_t subscription = 0;
    Sequence afterSequence = 0; ///< subscribe again from here: all up to it has been delivered
    friend bool operator==(const SubscriptionLagged&, const SubscriptionLagged&) = default;
};

// senders.create
struct SenderCreateParams {
    std::string name;
    std::string provider;
    EventRate rate;
    std::optional<Timestamp> expiresAt;
    std::vector<std::string> allowedAddresses;
    bool showOnce = false;
    friend bool operator==(const SenderCreateParams&, const SenderCreateParams&) = default;
};
struct SenderToken { // results of senders.create, senders.rotate, senders.showToken
    Sender sender;
    std::string token; ///< a secret: for standard output or a clipboard, never for a log
    friend bool operator==(const SenderToken&, const SenderToken&) = default;
};

// senders.list
struct SenderList {
    std::vector<Sender> senders;
    friend bool operator==(const SenderList&, const SenderList&) = default;
};

// senders.get, senders.showToken, senders.revoke; a sender is named by its id or its exact name
struct SenderParams {
    std::string sender;
    friend bool operator==(const SenderParams&, const SenderParams&) = default;
};
struct SenderRotateParams { // senders.rotate
    std::string sender;
    std::chrono::seconds grace{0}; ///< how long the earlier value stays valid; 0: not at all
    friend bool operator==(const SenderRotateParams&, const SenderRotateParams&) = default;
};
/// senders.update: what is absent stays as it is.
struct SenderUpdateParams {
    std::string sender;
    std::optional<std::string> name;
    std::optional<EventRate> rate;
    std::optional<std::vector<std::string>> allowedAddresses;
    std::optional<std::optional<Timestamp>> expiresAt; ///< null on the wire: never expires
    friend bool operator==(const SenderUpdateParams&, const SenderUpdateParams&) = default;
};

// settings.list, settings.get, settings.set, settings.unset
struct SettingInfo {
    std::string name;
    nlohmann::json value;
    nlohmann::json defaultValue;
    std::string origin;       ///< `default`, `stored`, `file`, `environment` or `command line`
    std::string originDetail; ///< the file, variable or option that fixes it; else empty
    bool locked = false;
    std::string description;
    friend bool operator==(const SettingInfo&, const SettingInfo&) = default;
};
struct SettingList {
    std::vector<SettingInfo> settings;
    friend bool operator==(const SettingList&, const SettingList&) = default;
};
struct SettingParams {
    std::string name;
    friend bool operator==(const SettingParams&, const SettingParams&) = default;
};
struct SettingSetParams {
    std::string name;
    nlohmann::json value; ///< of the setting's type, or a text that reads as it
    friend bool operator==(const SettingSetParams&, const SettingSetParams&) = default;
};

// audit.list, audit.verify, audit.handle
enum class AuditKinds : std::uint8_t { All, Refusals, Changes };
struct AuditListParams {
    AuditKinds kinds = AuditKinds::All;
    std::optional<std::uint64_t> before; ///< only lines with a smaller sequence
    std::uint32_t limit = 100;           ///< 1 to 1,000
    friend bool operator==(const AuditListParams&, const AuditListParams&) = default;
};
struct AuditPage {
    std::vector<AuditRecord> records; ///< newest first
    friend bool operator==(const AuditPage&, const AuditPage&) = default;
};
struct AuditVerification {
    bool intact = false;
    std::uint64_t checked = 0;
    std::string fault; ///< what was found, in words; empty when intact
    friend bool operator==(const AuditVerification&, const AuditVerification&) = default;
};
struct AuditHandleParams { // audit.handle
    std::vector<std::uint64_t> sequences;
    friend bool operator==(const AuditHandleParams&, const AuditHandleParams&) = default;
};

/// `fromJson` refuses a missing, unknown or wrong field with an InvalidInput that names it;
/// `toJson` leaves absent optional fields out. Instantiated for every message above.
template<class Message>
nlohmann::json toJson(const Message& message);
template<class Message>
Expected<Message> fromJson(const nlohmann::json& json);

/// An event under the names of the wire: `metadata` and `actions` are parsed JSON there.
nlohmann::json eventToJson(const Event& event);
Expected<Event> eventFromJson(const nlohmann::json& json);

} // namespace tempo::protocol
