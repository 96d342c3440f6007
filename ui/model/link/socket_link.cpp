#include "model/link/socket_link.hpp"

#include "model/link/link_worker.hpp"

namespace tempo::model {

SocketLink::SocketLink(protocol::SocketHints hints, std::string client, QObject* parent)
    : DaemonLink(parent), worker_(new LinkWorker(std::move(hints), std::move(client))) {
    qRegisterMetaType<LinkStatus>();
    qRegisterMetaType<std::function<void()>>("std::function<void()>");
    qRegisterMetaType<protocol::EventsChanged>();
    qRegisterMetaType<protocol::EventsDeleted>();
    qRegisterMetaType<protocol::EventsRestyled>();
    qRegisterMetaType<protocol::SubscriptionLagged>();
    qRegisterMetaType<protocol::SourcesChanged>();
    qRegisterMetaType<protocol::CountsChanged>();
    qRegisterMetaType<protocol::ActivityChanged>();
    qRegisterMetaType<protocol::TimelineChanged>();
    qRegisterMetaType<protocol::ListLagged>();
    thread_.setObjectName(QStringLiteral("tempo-link"));
    worker_->moveToThread(&thread_);
    connect(&thread_, &QThread::started, worker_, &LinkWorker::connectNow);
    connect(&thread_, &QThread::finished, worker_, &QObject::deleteLater);
    connect(worker_, &LinkWorker::statusIs, this, [this](const LinkStatus& status) {
        if (status_ != status) {
            status_ = status;
            Q_EMIT statusChanged();
        }
    });
    connect(worker_, &LinkWorker::answered, this,
            [](const std::function<void()>& handling) { handling(); });
    connect(worker_, &LinkWorker::eventsChanged, this, &DaemonLink::eventsChanged);
    connect(worker_, &LinkWorker::eventsDeleted, this, &DaemonLink::eventsDeleted);
    connect(worker_, &LinkWorker::eventsRestyled, this, &DaemonLink::eventsRestyled);
    connect(worker_, &LinkWorker::subscriptionLagged, this, &DaemonLink::subscriptionLagged);
    connect(worker_, &LinkWorker::sourcesChanged, this, &DaemonLink::sourcesChanged);
    connect(worker_, &LinkWorker::countsChanged, this, &DaemonLink::countsChanged);
    connect(worker_, &LinkWorker::activityChanged, this, &DaemonLink::activityChanged);
    connect(worker_, &LinkWorker::timelineChanged, this, &DaemonLink::timelineChanged);
    connect(worker_, &LinkWorker::listLagged, this, &DaemonLink::listLagged);
    thread_.start();
}

SocketLink::~SocketLink() {
    thread_.quit();
    thread_.wait();
}

void SocketLink::request(std::string method, protocol::Json params, AnswerReader reader) {
    QMetaObject::invokeMethod(worker_, [worker = worker_, method = std::move(method),
                                        params = std::move(params),
                                        reader = std::move(reader)]() mutable {
        worker->request(std::move(method), std::move(params), std::move(reader));
    });
}

void SocketLink::tryNow() {
    QMetaObject::invokeMethod(worker_, [worker = worker_] { worker->connectNow(); });
}

} // namespace tempo::model
