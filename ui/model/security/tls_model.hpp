#pragma once

#include "model/link/daemon_link.hpp"

#include <QObject>
#include <functional>

namespace tempo::model {

/// The TLS listener and its certificate, as the daemon tells. Asked for again with refresh(), as
/// the daemon announces no change of it.
class TlsModel final : public QObject {
    Q_OBJECT
public:
    explicit TlsModel(DaemonLink& link, QObject* parent = nullptr);

    const protocol::TlsStatus& status() const { return status_; }

    /// Why the last change was refused; empty if it was not.
    const QString& error() const { return error_; }

    void refresh();
    void useCertificate(const QString& chainFile, const QString& keyFile);
    void regenerate();

    /// Turns TLS off and deletes the keys. Senders that require TLS stop working.
    void remove();

    /// The certificate that senders are to trust, as PEM.
    void withAuthority(QObject* context, std::function<void(const Expected<std::string>&)> use);

Q_SIGNALS:
    void changed();

private:
    template<class Question>
    void change(const char* method, const Question& question);

    DaemonLink& link_;
    protocol::TlsStatus status_;
    QString error_;
};

} // namespace tempo::model
