#pragma once

#include "model/settings/preferences.hpp"

#include <tempo/protocol/messages.hpp>

#include <QWidget>
#include <string>
#include <vector>

namespace tempo::tray {

/// What an event offers to do, as buttons; one that cannot be done says why. Nothing is done but by
/// a click.
class ActionButtons final : public QWidget {
    Q_OBJECT
public:
    ActionButtons(model::Preferences& preferences, QWidget* parent);

    /// The actions of an event of this provider.
    void show(const std::string& provider, const std::vector<protocol::EventAction>& actions);

private:
    void sayWhatIsMissing(const std::vector<protocol::EventAction>& actions);
    void perform(const protocol::EventAction& action);
    void runOrAsk(const protocol::EventAction& action);
    void openTerminal(const QString& command);
    void complain(const QString& notOpened);

    model::Preferences& preferences_;
    std::string provider_;
};

} // namespace tempo::tray
