#include "model/security/tls_model.hpp"

namespace tempo::model {

TlsModel::TlsModel(DaemonLink& link, QObject* parent) : QObject(parent), link_(link) {
    connect(&link_, &DaemonLink::statusChanged, this, [this] {
        if (link_.isConnected()) {
            refresh();
        }
    });
}

void TlsModel::refresh() {
    change("tls.status", protocol::Empty{});
}

void TlsModel::useCertificate(const QString& chainFile, const QString& keyFile) {
    change("tls.useCertificate",
           protocol::TlsCertificateParams{.chainFile = wire(chainFile), .keyFile = wire(keyFile)});
}

void TlsModel::regenerate() {
    change("tls.regenerate", protocol::Empty{});
}

void TlsModel::remove() {
    change("tls.remove", protocol::TlsRemoveParams{.force = true});
}

void TlsModel::withAuthority(QObject* context,
                             std::function<void(const Expected<std::string>&)> use) {
    ask<protocol::TlsAuthority>(
        link_, context, "tls.authority", protocol::Empty{},
        [use = std::move(use)](const Expected<protocol::TlsAuthority>& authority) {
            use(authority.map(&protocol::TlsAuthority::pem));
        });
}

template<class Question>
void TlsModel::change(const char* method, const Question& question) {
    ask<protocol::TlsStatus>(link_, this, method, question,
                             [this](const Expected<protocol::TlsStatus>& status) {
                                 if (status) {
                                     status_ = *status;
                                 }
                                 error_ = status ? QString() : shown(status.error().detail);
                                 Q_EMIT changed();
                             });
}

} // namespace tempo::model
