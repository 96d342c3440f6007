#include "model/link/link_worker.hpp"

namespace tempo::model {
namespace {

using std::chrono::seconds;

constexpr seconds kHelloPatience{10};

std::string whereTried(const protocol::SocketHints& hints) {
    std::string tried;
    for (const auto& candidate : protocol::socketCandidates(hints)) {
        tried += (tried.empty() ? "" : ", ") + candidate.string();
    }
    return tried;
}

std::optional<std::filesystem::path> existing(const protocol::SocketHints& hints) {
    for (auto& candidate : protocol::socketCandidates(hints)) {
        if (protocol::socketMayExist(candidate)) {
            return candidate;
        }
    }
    return std::nullopt;
}

Error notConnected() {
    return {.code = ErrorCode::Unavailable,
            .detail = "The daemon is not connected. Try again when it is."};
}

} // namespace

LinkWorker::LinkWorker(protocol::SocketHints hints, std::string client)
    : hints_(std::move(hints)), client_(std::move(client)), socket_(new QLocalSocket(this)),
      retry_(new QTimer(this)), patience_(new QTimer(this)) {
    retry_->setSingleShot(true);
    patience_->setSingleShot(true);
    connect(retry_, &QTimer::timeout, this, &LinkWorker::connectNow);
    connect(patience_, &QTimer::timeout, this,
            [this] { fail(LinkState::Away, "The daemon does not answer. Look at its log."); });
    connect(socket_, &QLocalSocket::connected, this, &LinkWorker::sayHello);
    connect(socket_, &QLocalSocket::readyRead, this, &LinkWorker::readLines);
    connect(socket_, &QLocalSocket::errorOccurred, this, &LinkWorker::failSocket);
}

void LinkWorker::connectNow() {
    if (socket_->state() != QLocalSocket::UnconnectedState) {
        return;
    }
    retry_->stop();
    const auto path = existing(hints_);
    if (!path) {
        fail(LinkState::Away,
             "tempod is not running: there is no socket at " + whereTried(hints_) + ".");
        return;
    }
    framer_ = protocol::LineFramer();
    socket_->connectToServer(shown(path->string()));
}

void LinkWorker::request(std::string method, protocol::Json params, AnswerReader reader) {
    if (status_.state != LinkState::Connected) {
        Q_EMIT answered(reader(tl::unexpected(notConnected())));
        return;
    }
    send(std::move(method), std::move(params), std::move(reader));
}

void LinkWorker::send(std::string method, protocol::Json params, AnswerReader reader) {
    const auto id = ++lastId_;
    const auto line = protocol::encode(
        protocol::Request{.id = id, .method = std::move(method), .params = std::move(params)});
    pending_.emplace(id, std::move(reader));
    socket_->write(line.data(), static_cast<qint64>(line.size()));
}

void LinkWorker::sayHello() {
    patience_->start(kHelloPatience);
    const protocol::HelloParams params{.protocol = protocol::kProtocolVersion, .client = client_};
    send("hello", protocol::toJson(params), [this](const Expected<protocol::Json>& answer) {
        takeHello(answer);
        return [] {
        };
    });
}

void LinkWorker::takeHello(const Expected<protocol::Json>& answer) {
    if (!patience_->isActive()) {
        return; // the connection has failed already, and says why
    }
    patience_->stop();
    if (!answer) {
        switch (answer.error().code) {
        case ErrorCode::Unsupported:
            return fail(LinkState::OtherVersion, answer.error().detail);
        case ErrorCode::Forbidden:
            return fail(LinkState::NotPermitted, answer.error().detail);
        default:
            return fail(LinkState::Away, answer.error().detail);
        }
    }
    const auto welcome = protocol::fromJson<protocol::HelloResult>(*answer);
    if (!welcome) {
        return fail(LinkState::OtherVersion,
                    "The daemon's hello cannot be read: " + welcome.error().detail);
    }
    if (welcome->protocol != protocol::kProtocolVersion) {
        return fail(
            LinkState::OtherVersion,
            "tempod " + welcome->version + " speaks version " + std::to_string(welcome->protocol) +
                " of the control protocol and tempo-tray version " +
                std::to_string(protocol::kProtocolVersion) + ". Install both of the same version.");
    }
    delay_.reset();
    status_ = {.state = LinkState::Connected,
               .role = welcome->role,
               .daemonVersion = welcome->version,
               .problem = {}};
    Q_EMIT statusIs(status_);
}

void LinkWorker::readLines() {
    const QByteArray bytes = socket_->readAll();
    if (!framer_.feed({bytes.constData(), static_cast<std::size_t>(bytes.size())})) {
        return fail(LinkState::Away, "What answers there is not tempod: a line has no end.");
    }
    while (auto line = framer_.next()) {
        const auto message = protocol::decodeServerMessage(*line);
        if (!message) {
            return fail(LinkState::Away,
                        "What answers there is not tempod: " + message.error().detail);
        }
        take(*message);
        if (socket_->state() != QLocalSocket::ConnectedState) {
            return;
        }
    }
}

void LinkWorker::take(const protocol::ServerMessage& message) {
    if (const auto* response = std::get_if<protocol::Response>(&message)) {
        take(*response);
    } else {
        take(std::get<protocol::Notification>(message));
    }
}

void LinkWorker::take(const protocol::Response& response) {
    const auto* error = std::get_if<protocol::RpcError>(&response.outcome);
    if (response.id == protocol::kNoId && error != nullptr) {
        // The one line that somebody without a role gets before the connection ends.
        return takeHello(tl::unexpected(protocol::fromRpcError(*error)));
    }
    auto asked = pending_.extract(response.id);
    if (asked.empty()) {
        return;
    }
    Q_EMIT answered(error != nullptr
                        ? asked.mapped()(tl::unexpected(protocol::fromRpcError(*error)))
                        : asked.mapped()(std::get<protocol::Json>(response.outcome)));
}

/// What cannot be read is left out: a later daemon may say more than this program knows.
template<class Message>
void LinkWorker::announce(const protocol::Json& params,
                          void (LinkWorker::*signal)(const Message&)) {
    if (const auto message = protocol::fromJson<Message>(params)) {
        Q_EMIT(this->*signal)(*message);
    }
}

void LinkWorker::take(const protocol::Notification& notification) {
    const auto& [method, params] = notification;
    if (method == "events.changed") {
        announce(params, &LinkWorker::eventsChanged);
    } else if (method == "events.deleted") {
        announce(params, &LinkWorker::eventsDeleted);
    } else if (method == "events.restyled") {
        announce(params, &LinkWorker::eventsRestyled);
    } else if (method == "events.lagged") {
        announce(params, &LinkWorker::subscriptionLagged);
    } else if (method == "sources.changed") {
        announce(params, &LinkWorker::sourcesChanged);
    } else if (method == "counts.changed") {
        announce(params, &LinkWorker::countsChanged);
    } else if (method == "activity.changed") {
        announce(params, &LinkWorker::activityChanged);
    } else if (method == "timeline.changed") {
        announce(params, &LinkWorker::timelineChanged);
    } else if (method == "lists.lagged") {
        announce(params, &LinkWorker::listLagged);
    }
}

void LinkWorker::failSocket(QLocalSocket::LocalSocketError error) {
    if (error == QLocalSocket::SocketAccessError) {
        fail(LinkState::NotPermitted,
             "You are not allowed to talk to the daemon: its socket belongs to another user. Ask "
             "for membership in its group (setting control.ownerGroup or control.viewerGroup).");
    } else if (error == QLocalSocket::PeerClosedError) {
        fail(LinkState::Away, "The daemon has ended the connection.");
    } else {
        fail(LinkState::Away, "tempod is not running: nobody answers at its socket.");
    }
}

void LinkWorker::fail(LinkState state, std::string problem) {
    patience_->stop();
    status_ = {.state = state, .role = {}, .daemonVersion = {}, .problem = std::move(problem)};
    retry_->start(delay_.next());
    socket_->abort();
    endPending();
    Q_EMIT statusIs(status_);
}

void LinkWorker::endPending() {
    auto ended = std::exchange(pending_, {});
    for (auto& [id, reader] : ended) {
        Q_EMIT answered(reader(tl::unexpected(notConnected())));
    }
}

} // namespace tempo::model
