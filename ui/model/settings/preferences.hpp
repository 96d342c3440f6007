#pragma once

#include "model/notifications/do_not_disturb.hpp"
#include "model/notifications/notification_policy.hpp"
#include "model/time_text.hpp"

#include <QObject>
#include <QSettings>
#include <set>
#include <string>

namespace tempo::model {

enum class Theme : std::uint8_t { System, Light, Dark };
enum class Language : std::uint8_t { System, English, German };

/// What the tray keeps for its person, in a file of its own (`tempo/tempo-tray.conf` in the
/// configuration folder): nothing of it is the daemon's.
class Preferences final : public QObject {
    Q_OBJECT
public:
    explicit Preferences(const QString& file, QObject* parent = nullptr);

    Theme theme() const;
    void setTheme(Theme theme);
    Language language() const;
    void setLanguage(Language language);
    TimeFormat timeFormat() const;
    void setTimeFormat(TimeFormat format);
    QString terminal() const;
    void setTerminal(const QString& program);

    NotificationRules notificationRules() const;
    void setNotificationRules(const NotificationRules& rules);
    DoNotDisturb doNotDisturb() const;
    void setDoNotDisturb(const DoNotDisturb& state);
    std::optional<QuietHours> quietHours() const;
    void setQuietHours(const std::optional<QuietHours>& hours);

    /// Providers that the sources pane and the timeline leave out, with those below each.
    std::set<std::string> hiddenSources() const;
    void setHiddenSources(const std::set<std::string>& providers);

    /// Sizes of windows and panes, by name.
    QByteArray layout(const QString& name) const;
    void setLayout(const QString& name, const QByteArray& bytes);

    /// Commands that may be run without asking again; the key is that of approvalOf.
    bool isApproved(const QString& command) const;
    void approve(const QString& command);

    /// Whether something is to be said for the first time; it is not afterwards.
    bool isFirstTime(const QString& what);

Q_SIGNALS:
    void changed();

private:
    AnnouncedSeverities announced(const QString& group) const;
    void keepAnnounced(const QString& group, const AnnouncedSeverities& announced);
    void store(const QString& key, const QVariant& value);

    QSettings file_;
};

} // namespace tempo::model
