#pragma once

#include "model/link/daemon_link.hpp"

#include <QObject>
#include <QVariant>
#include <map>
#include <optional>

namespace tempo::model {

/// A setting of the daemon as a page shows it.
struct SettingState {
    QVariant value; ///< bool, qlonglong, QString or QStringList
    bool isKnown = false;
    bool isLocked = false;
    QString lockedBy;       ///< what fixes it, in words; empty where nothing does
    QString error;          ///< why the last change was refused; empty if it was not
    bool mayInsist = false; ///< the refused change would stop senders, and can be forced
    QString description;

    friend bool operator==(const SettingState&, const SettingState&) = default;
};

enum class Insist : std::uint8_t { No, Yes };

/// The daemon's settings and what happened to the last change of each. Changes are in force when
/// the daemon has answered; until then the earlier value stands.
class DaemonSettings final : public QObject {
    Q_OBJECT
public:
    explicit DaemonSettings(DaemonLink& link, QObject* parent = nullptr);

    void refresh();
    SettingState state(const QString& name) const;

    /// Insist::Yes: even if senders that require TLS stop working by it.
    void set(const QString& name, const QVariant& value, Insist insist = Insist::No);

Q_SIGNALS:
    /// A value, its lock or its error. An empty name: all of them.
    void changed(const QString& name);

    /// The daemon has taken a new value.
    void applied(const QString& name);

private:
    void take(const protocol::SettingInfo& info);

    DaemonLink& link_;
    std::map<QString, SettingState> states_;
};

/// A value of a setting between the wire and the screen.
QVariant toVariant(const protocol::Json& value);
protocol::Json toJsonValue(const QVariant& value);

} // namespace tempo::model
