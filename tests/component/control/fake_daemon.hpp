#pragma once

#include "control/ports.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

/// The daemon behind the control server, as far as its tests need one: a store in memory whose
/// answers come in a later turn of the io thread, and a feed that tells of each commit.
namespace tempo::control::test {

class FakeStore final : public EventPort, public EventFeed {
public:
    /// Runs while a page is on its way: after the store was read and before the answer arrives.
    std::function<void()> whileAPageIsOnItsWay = [] {
    };
    /// What list() gives for the limit asked for.
    std::function<protocol::EventPage(std::uint32_t)> page = [](auto) {
        return protocol::EventPage{};
    };
    std::size_t pagesRead = 0;

    /// Commits one event of each provider as one transaction and tells of it.
    void commit(const std::vector<std::string>& providers, const std::string& metadata = "{}") {
        commitQuietly(providers, metadata);
        tellOfCommits();
    }

    /// The same up to where the store shows the events, but nobody has been told yet.
    void commitQuietly(const std::vector<std::string>& providers,
                       const std::string& metadata = "{}") {
        auto& events = untold_.emplace_back();
        for (const auto& provider : providers) {
            Event event;
            event.id = idOf(++written_);
            event.sequence = written_;
            event.providerIdentifier = provider;
            event.metadata = metadata;
            events.push_back(std::make_shared<const Event>(event));
            changes_.emplace(event.sequence, event);
        }
    }

    void tellOfCommits() {
        for (const auto& events : std::exchange(untold_, {})) {
            if (!events.empty()) {
                lastSequence_ = events.back()->sequence;
                tell([&](auto& listener) { listener.changed(events); });
            }
        }
    }

    void remove(Sequence sequence) {
        changes_.erase(sequence);
        tell([&](auto& listener) { listener.deleted({idOf(sequence)}); });
    }

    /// The id that the event of a sequence has.
    static EventId idOf(Sequence sequence) {
        EventId id;
        for (std::size_t i = 0; i < sizeof(sequence); ++i) {
            id.uuid.bytes.at(15 - i) = static_cast<std::uint8_t>(sequence >> (8 * i));
        }
        return id;
    }

    void restyle(const std::string& score) {
        tell([&score](Listener& listener) { listener.restyled(score); });
    }

    std::size_t listeners() const { return listeners_.size(); }

    // EventFeed
    Sequence lastSequence() const override { return lastSequence_; }
    std::unique_ptr<FeedSubscription> subscribe(Listener& listener) override {
        listeners_.push_back(&listener);
        return std::make_unique<Ending>(*this, listener);
    }

    // EventPort
    Async<std::vector<Event>> changesAfter(Sequence sequence, std::size_t limit) override {
        ++pagesRead;
        std::vector<Event> found;
        for (auto at = changes_.upper_bound(sequence); at != changes_.end() && found.size() < limit;
             ++at) {
            found.push_back(at->second);
        }
        co_await laterTurn();
        whileAPageIsOnItsWay();
        co_await laterTurn();
        co_return found;
    }
    Async<Sequence> sequenceOf(EventId id) override {
        co_await laterTurn();
        const auto at = std::ranges::find_if(changes_, [&](auto& c) { return c.second.id == id; });
        if (at == changes_.end()) {
            co_return failure(ErrorCode::NotFound, "there is no such event");
        }
        co_return at->first;
    }
    Async<protocol::EventPage> list(protocol::EventListParams params) override {
        co_await laterTurn();
        co_return page(params.limit);
    }
    Async<protocol::EventDetail> get(EventId /*id*/) override {
        throw std::runtime_error("get is broken");
        co_return protocol::EventDetail{};
    }
    Async<protocol::ChangedResult> acknowledge(std::vector<EventId> ids, Caller caller) override {
        co_await laterTurn();
        callers.push_back(caller);
        co_return protocol::ChangedResult{ids.size()};
    }
    Async<protocol::ChangedResult> unacknowledge(std::vector<EventId> ids, Caller caller) override {
        return acknowledge(std::move(ids), caller);
    }
    Async<protocol::ChangedResult> dismiss(std::vector<EventId> ids, Caller caller) override {
        return acknowledge(std::move(ids), caller);
    }
    Async<protocol::ChangedResult> undismiss(std::vector<EventId> ids, Caller caller) override {
        return acknowledge(std::move(ids), caller);
    }
    Async<protocol::ChangedResult> erase(std::vector<EventId> ids, Caller caller) override {
        return acknowledge(std::move(ids), caller);
    }

    std::vector<Caller> callers; ///< who made the changes

    static boost::asio::awaitable<void> laterTurn() {
        co_await boost::asio::post(boost::asio::use_awaitable);
    }

private:
    class Ending final : public FeedSubscription {
    public:
        Ending(FakeStore& store, Listener& listener) : store_(store), listener_(listener) {}
        ~Ending() override { std::erase(store_.listeners_, &listener_); }

    private:
        FakeStore& store_;
        Listener& listener_;
    };

    void tell(const std::function<void(Listener&)>& what) {
        for (auto* listener : listeners_) {
            what(*listener);
        }
    }

    Sequence written_ = 0;
    Sequence lastSequence_ = 0;
    std::vector<std::vector<std::shared_ptr<const Event>>> untold_;
    std::map<Sequence, Event> changes_;
    std::vector<Listener*> listeners_;
};

/// Lists of which a test says what is in them.
class FakeLists final : public ListPort, public ListFeed {
public:
    std::vector<protocol::Source> listed;
    protocol::Counts counted;
    std::vector<protocol::SeverityCounts> active;
    TimelineUpdate update;
    /// Runs while a list is on its way: after it was read and before it arrives.
    std::function<void()> whileAListIsOnItsWay = [] {
    };
    std::vector<ListChanges> asked; ///< of timelineAfter
    std::size_t listsRead = 0;

    void change(const ListChanges& changes) {
        const auto told = listeners_;
        for (auto* listener : told) {
            listener->listsChanged(changes);
        }
    }

    std::size_t listeners() const { return listeners_.size(); }

    // ListFeed
    std::unique_ptr<FeedSubscription> subscribe(Listener& listener) override {
        listeners_.push_back(&listener);
        return std::make_unique<Ending>(*this, listener);
    }

    // ListPort
    Async<protocol::SourceList> sources() override {
        auto list = listed;
        co_await arrive();
        co_return protocol::SourceList{std::move(list), 0};
    }
    Async<protocol::SourceRemoval> removeSource(protocol::SourceRemoveParams params,
                                                Caller) override {
        co_return protocol::SourceRemoval{.removed = {params.provider}};
    }
    Async<protocol::Counts> counts() override {
        const auto counts = counted;
        co_await arrive();
        co_return counts;
    }
    Async<protocol::Activity> activity(protocol::ActivityParams) override {
        auto counts = active;
        co_await arrive();
        co_return protocol::Activity{std::move(counts), 0};
    }
    Async<protocol::TimelinePage> timeline(protocol::TimelineParams) override {
        co_return protocol::TimelinePage{};
    }
    Async<protocol::StackDetail> stack(StackId id) override {
        co_return failure(ErrorCode::NotFound, "there is no stack " + std::to_string(id));
    }
    Async<protocol::EventPage> stackEvents(protocol::StackEventsParams) override {
        co_return protocol::EventPage{};
    }
    Async<TimelineUpdate> timelineAfter(protocol::TimelineFilter, ListChanges changes) override {
        asked.push_back(std::move(changes));
        auto answer = update;
        co_await arrive();
        co_return answer;
    }

private:
    class Ending final : public FeedSubscription {
    public:
        Ending(FakeLists& lists, Listener& listener) : lists_(lists), listener_(listener) {}
        ~Ending() override { std::erase(lists_.listeners_, &listener_); }

    private:
        FakeLists& lists_;
        Listener& listener_;
    };

    boost::asio::awaitable<void> arrive() {
        ++listsRead;
        co_await FakeStore::laterTurn();
        whileAListIsOnItsWay();
        co_await FakeStore::laterTurn();
    }

    std::vector<Listener*> listeners_;
};

class FakeMarks final : public MarkPort {
public:
    Async<protocol::TimelineMarked> mark(protocol::TimelineMarkParams params, Caller) override {
        co_return protocol::TimelineMarked{.changed = params.events.size(),
                                           .marking = {.mark = params.mark}};
    }
    Async<protocol::ChangedResult> unmark(protocol::TimelineMarking, Caller) override {
        co_return protocol::ChangedResult{3};
    }
};

class FakeSenders final : public SenderPort {
public:
    Async<protocol::SenderToken> create(protocol::SenderCreateParams params, Caller) override {
        Sender sender;
        sender.name = params.name;
        co_return protocol::SenderToken{sender, "the token"};
    }
    Async<protocol::SenderList> list() override { co_return protocol::SenderList{}; }
    Async<Sender> get(std::string name) override {
        co_return failure(ErrorCode::NotFound, "there is no sender " + name);
    }
    Async<protocol::SenderToken> showToken(std::string, Caller) override {
        co_return protocol::SenderToken{{}, "the token"};
    }
    Async<protocol::SenderToken> rotate(protocol::SenderRotateParams, Caller) override {
        co_return protocol::SenderToken{{}, "the next token"};
    }
    Async<Sender> update(protocol::SenderUpdateParams, Caller) override { co_return Sender{}; }
    Async<Sender> revoke(std::string, Caller) override { co_return Sender{}; }
};

class FakeSettings final : public SettingPort {
public:
    Async<protocol::SettingList> list() override { co_return protocol::SettingList{}; }
    Async<protocol::SettingInfo> get(std::string name) override {
        co_return infoOf(std::move(name), 1);
    }
    Async<protocol::SettingInfo> set(protocol::SettingSetParams params, Caller) override {
        co_return infoOf(params.name, params.value);
    }
    Async<protocol::SettingInfo> unset(protocol::SettingUnsetParams params, Caller) override {
        co_return infoOf(std::move(params.name), 1);
    }

private:
    static protocol::SettingInfo infoOf(std::string name, nlohmann::json value) {
        return {std::move(name), std::move(value), 1, "stored", "", false, ""};
    }
};

class FakeAudit final : public AuditPort {
public:
    Async<protocol::AuditPage> list(protocol::AuditListParams) override {
        co_return protocol::AuditPage{};
    }
    Async<protocol::AuditVerification> verify(Caller) override {
        co_return protocol::AuditVerification{true, 3, ""};
    }
    Async<protocol::ChangedResult> markHandled(std::vector<std::uint64_t> sequences,
                                               Caller) override {
        co_return protocol::ChangedResult{sequences.size()};
    }
};

class FakeSelections final : public SelectionPort {
public:
    Async<protocol::EventExportPage> exportPage(protocol::EventExportParams, Caller) override {
        co_return protocol::EventExportPage{};
    }
    Async<protocol::EventMatches> count(protocol::EventSelection) override {
        co_return protocol::EventMatches{.matching = 3, .upTo = 7};
    }
    Async<protocol::ChangedResult> erase(protocol::EventEraseParams, Caller) override {
        co_return protocol::ChangedResult{3};
    }
};

class FakeSearch final : public SearchPort {
public:
    Async<protocol::EventSearchPage> search(protocol::EventSearchParams) override {
        co_return protocol::EventSearchPage{.unsearched = 3};
    }
};

class FakeImports final : public ImportPort {
public:
    Async<protocol::EventImportResult> import(protocol::EventImportParams params, Caller) override {
        co_return protocol::EventImportResult{.stored = params.events.size()};
    }
};

class FakeBackups final : public BackupPort {
public:
    Async<protocol::BackupInfo> create(std::string folder, Caller) override {
        co_return protocol::BackupInfo{.path = folder + "/tempo-20260131T120000.000Z"};
    }
    Async<protocol::BackupList> list(std::string folder) override {
        co_return protocol::BackupList{.folder = folder};
    }
    Async<protocol::BackupInfo> verify(std::string path) override {
        co_return protocol::BackupInfo{.path = path};
    }
    Async<protocol::RestoreStarted> restore(std::string, Caller) override {
        co_return protocol::RestoreStarted{.keptIn = "/data/before-restore-1"};
    }
    Async<protocol::RestoreStarted> undoRestore(Caller) override {
        co_return failure(ErrorCode::NotFound, "there is no restore to be undone");
    }
    Async<protocol::RestoreOutcome> lastRestore() override {
        co_return protocol::RestoreOutcome{.keptIn = "/data/before-restore-1"};
    }
};

class FakeScores final : public ScorePort {
public:
    Async<protocol::ScoreList> list() override {
        co_return protocol::ScoreList{.scores = {{.providerIdentifier = "scripts"}}, .faults = {}};
    }
    Async<protocol::ScoreText> get(std::string provider) override {
        co_return protocol::ScoreText{.providerIdentifier = provider, .text = "{}"};
    }
    Async<protocol::ScoreText> readFile(std::string file) override {
        co_return protocol::ScoreText{.file = file, .text = "{"};
    }
    Async<protocol::ScoreChanged> install(std::string, Caller) override {
        co_return failure(ErrorCode::InvalidInput, "the score has faults");
    }
    Async<protocol::ScoreChanged> remove(std::string provider, Caller) override {
        co_return protocol::ScoreChanged{.providerIdentifier = provider};
    }
    Async<protocol::ScorePreview> preview(protocol::ScorePreviewParams) override {
        co_return protocol::ScorePreview{.providerIdentifier = "scripts"};
    }
    Async<protocol::ScoreList> reload() override { return list(); }
};

class FakeDiagnostics final : public DiagnosticsPort {
public:
    Async<protocol::Diagnostics> gather() override {
        co_return protocol::Diagnostics{{{"tempo", "1"}}};
    }
};

class FakeStatus final : public StatusPort {
public:
    Async<protocol::StatusResult> status() override {
        protocol::StatusResult result;
        result.version = "1.2.3";
        co_return result;
    }
};

class FakeTls final : public TlsPort {
public:
    Async<protocol::TlsStatus> status() override {
        co_return protocol::TlsStatus{.enabled = true, .port = 8776};
    }
    Async<protocol::TlsAuthority> authority() override {
        co_return protocol::TlsAuthority{.pem = "-----BEGIN CERTIFICATE-----"};
    }
    Async<protocol::TlsStatus> useCertificate(protocol::TlsCertificateParams params,
                                              Caller) override {
        co_return protocol::TlsStatus{.chainFile = params.chainFile};
    }
    Async<protocol::TlsStatus> regenerate(Caller) override { return status(); }
    Async<protocol::TlsStatus> remove(protocol::TlsRemoveParams, Caller) override {
        co_return protocol::TlsStatus{};
    }
};

class FakePolicy final : public PolicyPort {
public:
    Async<protocol::PolicyRules> rules() override {
        co_return protocol::PolicyRules{.trustedOnly = true};
    }
    Async<protocol::PolicyChange> add(protocol::PolicyChangeParams params, Caller) override {
        co_return protocol::PolicyChange{.range = params.range};
    }
    Async<protocol::PolicyChange> remove(protocol::PolicyChangeParams params, Caller) override {
        co_return protocol::PolicyChange{.range = params.range};
    }
    Async<protocol::PolicyVerdict> test(std::string address) override {
        co_return protocol::PolicyVerdict{.address = std::move(address)};
    }
};

class FakeKeys final : public KeyPort {
public:
    Async<protocol::KeyCheck> check() override { co_return protocol::KeyCheck{.checked = 3}; }
    Async<protocol::KeyRotation> rotate(Caller) override {
        co_return protocol::KeyRotation{.resealed = 3};
    }
};

struct FakeDaemon {
    FakeStore store;
    FakeSenders senders;
    FakeSettings settings;
    FakeTls tls;
    FakePolicy policy;
    FakeKeys keys;
    FakeAudit audit;
    FakeBackups backups;
    FakeScores scores;
    FakeSelections selections;
    FakeSearch search;
    FakeImports imports;
    FakeStatus status;
    FakeLists lists;
    FakeMarks marks;
    FakeDiagnostics diagnostics;

    Ports ports() {
        return {store,    selections, search, imports, store, lists,   marks,  lists,  senders,
                settings, tls,        policy, keys,    audit, backups, scores, status, diagnostics};
    }
};

} // namespace tempo::control::test
