#pragma once

#include "tray/models.hpp"
#include "tray/settings/section.hpp"

namespace tempo::tray {

/// The encryption key: whether it opens everything, and changing it.
class KeysSection final : public QWidget {
    Q_OBJECT
public:
    KeysSection(const Models& models, QWidget* parent);

private:
    void check();
    void rotate();
    void say(const QString& words, const std::vector<protocol::UnopenedValue>& unopened);

    const Models& models_;
    Section* section_;
    QLabel* words_;
    ErrorLabel* error_;
};

} // namespace tempo::tray
