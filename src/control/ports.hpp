#pragma once

#include <tempo/core/error.hpp>
#include <tempo/core/event.hpp>
#include <tempo/protocol/messages.hpp>

#include <boost/asio/awaitable.hpp>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <sys/types.h>

/// What the control server needs from the rest of the daemon, by subject. The daemon implements
/// these; every member is called, and every awaitable resumes, on the io thread.
namespace tempo::control {

template<class T>
using Async = boost::asio::awaitable<Expected<T>>;

/// Who is on the other end of a control connection.
struct Caller {
    uid_t user = 0;
    pid_t process = 0;
    protocol::Role role = protocol::Role::Viewer;
};

class EventPort {
public:
    virtual ~EventPort() = default;
    virtual Async<protocol::EventPage> list(protocol::EventListParams params) = 0;
    virtual Async<protocol::EventDetail> get(EventId id) = 0;
    virtual Async<protocol::ChangedResult> acknowledge(std::vector<EventId> ids, Caller caller) = 0;
    virtual Async<protocol::ChangedResult> unacknowledge(std::vector<EventId> ids,
                                                         Caller caller) = 0;
    virtual Async<protocol::ChangedResult> dismiss(std::vector<EventId> ids, Caller caller) = 0;
    virtual Async<protocol::ChangedResult> undismiss(std::vector<EventId> ids, Caller caller) = 0;
    virtual Async<protocol::ChangedResult> erase(std::vector<EventId> ids, Caller caller) = 0;

    /// Changes with a greater sequence, oldest first, at most `limit`.
    virtual Async<std::vector<Event>> changesAfter(Sequence sequence, std::size_t limit) = 0;

    /// The sequence of an event's last change.
    virtual Async<Sequence> sequenceOf(EventId id) = 0;
};

class SelectionPort {
public:
    virtual ~SelectionPort() = default;

    /// The first page is noted in the audit.
    virtual Async<protocol::EventExportPage> exportPage(protocol::EventExportParams params,
                                                        Caller caller) = 0;
    virtual Async<protocol::EventMatches> count(protocol::EventSelection selection) = 0;
    virtual Async<protocol::ChangedResult> erase(protocol::EventEraseParams params,
                                                 Caller caller) = 0;
};

class SearchPort {
public:
    virtual ~SearchPort() = default;
    virtual Async<protocol::EventSearchPage> search(protocol::EventSearchParams params) = 0;
};

class ImportPort {
public:
    virtual ~ImportPort() = default;
    virtual Async<protocol::EventImportResult> import(protocol::EventImportParams params,
                                                      Caller caller) = 0;
};

/// Ends a subscription to the feed when it is destroyed.
class FeedSubscription {
public:
    virtual ~FeedSubscription() = default;
};

/// Every committed change, in the order of commits.
class EventFeed {
public:
    class Listener {
    public:
        virtual ~Listener() = default;
        virtual void changed(const std::vector<std::shared_ptr<const Event>>& events) = 0;
        virtual void deleted(const std::vector<EventId>& ids) = 0;

        /// The stored events of a score's sources look different now, for they were derived again;
        /// an empty text: those of sources without a score.
        virtual void restyled(const std::string& /*score*/) {}
    };

    virtual ~EventFeed() = default;

    /// The sequence of the last committed change: the store has all up to it, and every later one
    /// is told to listeners.
    virtual Sequence lastSequence() const = 0;

    /// `listener` must outlive the subscription.
    virtual std::unique_ptr<FeedSubscription> subscribe(Listener& listener) = 0;
};

/// What a commit has changed in the lists that people look at. Each is named once.
struct ListChanges {
    std::vector<std::string> sources; ///< providers of which something has changed
    std::vector<EventId> events;      ///< new, changed or deleted
    std::vector<StackId> stacks;      ///< new, changed or gone

    bool empty() const { return sources.empty() && events.empty() && stacks.empty(); }
};

/// The rows of a timeline after some of them have changed.
struct TimelineUpdate {
    std::vector<protocol::TimelineRow> rows;
    std::vector<EventId> removedEvents; ///< no rows of their own (any more)
    std::vector<StackId> removedStacks; ///< likewise
};

/// The lists that people look at, ready to be drawn.
class ListPort {
public:
    virtual ~ListPort() = default;
    virtual Async<protocol::SourceList> sources() = 0;
    virtual Async<protocol::SourceRemoval> removeSource(protocol::SourceRemoveParams params,
                                                        Caller caller) = 0;
    virtual Async<protocol::Counts> counts() = 0;
    virtual Async<protocol::Activity> activity(protocol::ActivityParams params) = 0;
    virtual Async<protocol::TimelinePage> timeline(protocol::TimelineParams params) = 0;
    virtual Async<protocol::StackDetail> stack(StackId id) = 0;
    virtual Async<protocol::EventPage> stackEvents(protocol::StackEventsParams params) = 0;

    /// What `changes` mean for a timeline of this filter.
    virtual Async<TimelineUpdate> timelineAfter(protocol::TimelineFilter filter,
                                                ListChanges changes) = 0;
};

/// What a person does with rows of the timeline.
class MarkPort {
public:
    virtual ~MarkPort() = default;
    virtual Async<protocol::TimelineMarked> mark(protocol::TimelineMarkParams params,
                                                 Caller caller) = 0;
    virtual Async<protocol::ChangedResult> unmark(protocol::TimelineMarking marking,
                                                  Caller caller) = 0;
};

/// Every change of a list, after its commit. What time alone changes, such as the liveness of a
/// source, is told as a change without a name.
class ListFeed {
public:
    class Listener {
    public:
        virtual ~Listener() = default;
        virtual void listsChanged(const ListChanges& changes) = 0;
    };

    virtual ~ListFeed() = default;

    /// `listener` must outlive the subscription.
    virtual std::unique_ptr<FeedSubscription> subscribe(Listener& listener) = 0;
};

class SenderPort {
public:
    virtual ~SenderPort() = default;
    virtual Async<protocol::SenderToken> create(protocol::SenderCreateParams params,
                                                Caller caller) = 0;
    virtual Async<protocol::SenderList> list() = 0;
    virtual Async<Sender> get(std::string sender) = 0;
    virtual Async<protocol::SenderToken> showToken(std::string sender, Caller caller) = 0;
    virtual Async<protocol::SenderToken> rotate(protocol::SenderRotateParams params,
                                                Caller caller) = 0;
    virtual Async<Sender> update(protocol::SenderUpdateParams params, Caller caller) = 0;
    virtual Async<Sender> revoke(std::string sender, Caller caller) = 0;
};

class SettingPort {
public:
    virtual ~SettingPort() = default;
    virtual Async<protocol::SettingList> list() = 0;
    virtual Async<protocol::SettingInfo> get(std::string name) = 0;
    virtual Async<protocol::SettingInfo> set(protocol::SettingSetParams params, Caller caller) = 0;
    virtual Async<protocol::SettingInfo> unset(protocol::SettingUnsetParams params,
                                               Caller caller) = 0;
};

class TlsPort {
public:
    virtual ~TlsPort() = default;
    virtual Async<protocol::TlsStatus> status() = 0;

    /// NotFound while there is none, and while another one's certificate is shown.
    virtual Async<protocol::TlsAuthority> authority() = 0;

    /// Shows the certificate in these files, once it has been checked.
    virtual Async<protocol::TlsStatus> useCertificate(protocol::TlsCertificateParams params,
                                                      Caller caller) = 0;

    /// Makes a new authority, key and certificate of Tempo's own.
    virtual Async<protocol::TlsStatus> regenerate(Caller caller) = 0;

    /// Switches the listener off and deletes Tempo's own keys and certificates.
    virtual Async<protocol::TlsStatus> remove(protocol::TlsRemoveParams params, Caller caller) = 0;
};

class PolicyPort {
public:
    virtual ~PolicyPort() = default;
    virtual Async<protocol::PolicyRules> rules() = 0;
    virtual Async<protocol::PolicyChange> add(protocol::PolicyChangeParams params,
                                              Caller caller) = 0;
    virtual Async<protocol::PolicyChange> remove(protocol::PolicyChangeParams params,
                                                 Caller caller) = 0;
    virtual Async<protocol::PolicyVerdict> test(std::string address) = 0;
};

class KeyPort {
public:
    virtual ~KeyPort() = default;
    virtual Async<protocol::KeyCheck> check() = 0;
    virtual Async<protocol::KeyRotation> rotate(Caller caller) = 0;
};

class AuditPort {
public:
    virtual ~AuditPort() = default;
    virtual Async<protocol::AuditPage> list(protocol::AuditListParams params) = 0;
    virtual Async<protocol::AuditVerification> verify(Caller caller) = 0;
    virtual Async<protocol::ChangedResult> markHandled(std::vector<std::uint64_t> sequences,
                                                       Caller caller) = 0;
};

class BackupPort {
public:
    virtual ~BackupPort() = default;

    /// An empty `folder` is that of the setting.
    virtual Async<protocol::BackupInfo> create(std::string folder, Caller caller) = 0;
    virtual Async<protocol::BackupList> list(std::string folder) = 0;
    virtual Async<protocol::BackupInfo> verify(std::string path) = 0;

    /// Both answer when all is ready, and the daemon begins anew soon after it.
    virtual Async<protocol::RestoreStarted> restore(std::string path, Caller caller) = 0;
    virtual Async<protocol::RestoreStarted> undoRestore(Caller caller) = 0;

    /// How the restore ended with which this run began.
    virtual Async<protocol::RestoreOutcome> lastRestore() = 0;
};

class ScorePort {
public:
    virtual ~ScorePort() = default;
    virtual Async<protocol::ScoreList> list() = 0;

    /// Of the score in force.
    virtual Async<protocol::ScoreText> get(std::string provider) = 0;

    /// Of a score file as it is, whether it is in force or not.
    virtual Async<protocol::ScoreText> readFile(std::string file) = 0;

    /// Refuses a score with faults, and names them all.
    virtual Async<protocol::ScoreChanged> install(std::string text, Caller caller) = 0;

    /// A bundled score cannot be removed.
    virtual Async<protocol::ScoreChanged> remove(std::string provider, Caller caller) = 0;

    /// What the text would make of stored events. Nothing changes.
    virtual Async<protocol::ScorePreview> preview(protocol::ScorePreviewParams params) = 0;

    /// Reads the files again.
    virtual Async<protocol::ScoreList> reload() = 0;
};

class StatusPort {
public:
    virtual ~StatusPort() = default;
    virtual Async<protocol::StatusResult> status() = 0;
};

class DiagnosticsPort {
public:
    virtual ~DiagnosticsPort() = default;

    /// What cannot be found out stands there as its reason; it never fails as a whole.
    virtual Async<protocol::Diagnostics> gather() = 0;
};

/// All of them, as the server gets them. What they point at outlives the server.
struct Ports {
    EventPort& events;
    SelectionPort& selections;
    SearchPort& search;
    ImportPort& imports;
    EventFeed& feed;
    ListPort& lists;
    MarkPort& marks;
    ListFeed& listFeed;
    SenderPort& senders;
    SettingPort& settings;
    TlsPort& tls;
    PolicyPort& policy;
    KeyPort& keys;
    AuditPort& audit;
    BackupPort& backups;
    ScorePort& scores;
    StatusPort& status;
    DiagnosticsPort& diagnostics;
};

} // namespace tempo::control
