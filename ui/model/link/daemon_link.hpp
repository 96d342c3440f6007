#pragma once

#include "model/text.hpp"

#include <tempo/protocol/messages.hpp>
#include <tempo/protocol/rpc.hpp>

#include <QObject>
#include <QPointer>
#include <functional>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>

namespace tempo::model {

enum class LinkState : std::uint8_t {
    Connecting,   ///< not known yet whether a daemon is there
    Connected,    ///< the hello has been answered
    Away,         ///< no daemon answers; tried again by itself
    NotPermitted, ///< the daemon's socket is closed to this user
    OtherVersion  ///< the daemon speaks another version of the protocol
};

struct LinkStatus {
    LinkState state = LinkState::Connecting;
    protocol::Role role = protocol::Role::Viewer; ///< while connected
    std::string daemonVersion;                    ///< while connected
    std::string problem; ///< one sentence for a person; empty while all is well

    friend bool operator==(const LinkStatus&, const LinkStatus&) = default;
};

/// Reads an answer, perhaps on another thread, and gives what is to be done with it on the window's
/// own.
using AnswerReader = std::function<std::function<void()>(Expected<protocol::Json>)>;

/// The conversation with the daemon. Lives on the window's thread and never blocks it: large
/// answers are read elsewhere. Tests put a scripted one in its place.
class DaemonLink : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual const LinkStatus& status() const = 0;

    /// Asks; the reader is called once, with Unavailable when there is no connection or it ends
    /// before the answer.
    virtual void request(std::string method, protocol::Json params, AnswerReader reader) = 0;

    /// Tries to connect at once instead of at the next attempt.
    virtual void tryNow() = 0;

    bool isConnected() const { return status().state == LinkState::Connected; }
    bool isOwner() const { return isConnected() && status().role == protocol::Role::Owner; }

Q_SIGNALS:
    void statusChanged();
    void eventsChanged(const tempo::protocol::EventsChanged& changed);
    void eventsDeleted(const tempo::protocol::EventsDeleted& deleted);
    void eventsRestyled(const tempo::protocol::EventsRestyled& restyled);
    void subscriptionLagged(const tempo::protocol::SubscriptionLagged& lagged);
    void sourcesChanged(const tempo::protocol::SourcesChanged& changed);
    void countsChanged(const tempo::protocol::CountsChanged& changed);
    void activityChanged(const tempo::protocol::ActivityChanged& changed);
    void timelineChanged(const tempo::protocol::TimelineChanged& changed);
    void listLagged(const tempo::protocol::ListLagged& lagged);
};

/// Asks with one message of the protocol. `read` makes of the answer what is wanted, perhaps on
/// another thread; `handler(const Expected<…>&)` gets it on the window's, not at all when `context`
/// is gone by then.
template<class Question, class Read, class Handler>
void askAs(DaemonLink& link, QObject* context, std::string method, const Question& question,
           Read read, Handler handler) {
    link.request(std::move(method), protocol::toJson(question),
                 [guard = QPointer<QObject>(context), read = std::move(read),
                  handler = std::move(handler)](const Expected<protocol::Json>& json) {
                     using Answer = std::invoke_result_t<Read, const protocol::Json&>;
                     auto answer = json ? read(*json) : Answer(tl::unexpected(json.error()));
                     // Shared by the copies that a queue makes of the handling.
                     return [guard, handler,
                             shared = std::make_shared<const Answer>(std::move(answer))] {
                         if (guard) {
                             handler(*shared);
                         }
                     };
                 });
}

/// Asks with one message of the protocol and hands the answer, read as another, to
/// `handler(Expected<Answer>)`.
template<class Answer, class Question, class Handler>
void ask(DaemonLink& link, QObject* context, std::string method, const Question& question,
         Handler handler) {
    askAs(
        link, context, std::move(method), question,
        [](const protocol::Json& json) { return protocol::fromJson<Answer>(json); },
        std::move(handler));
}

} // namespace tempo::model
