#pragma once

#include "model/preferences.hpp"

#include <tempo/protocol/messages.hpp>

#include <QWidget>
#include <vector>

namespace tempo::tray {

/// What an event offers to do, as buttons; one that cannot be done says why. Nothing is done but by
/// a click.
class ActionButtons final : public QWidget {
    Q_OBJECT
public:
    ActionButtons(const model::Preferences& preferences, QWidget* parent);

    void show(const std::vector<protocol::EventAction>& actions);

private:
    void perform(const protocol::EventAction& action);

    const model::Preferences& preferences_;
};

} // namespace tempo::tray
