#pragma once

#include "tray/models.hpp"

#include <functional>

namespace tempo::tray {

using Complaint = std::function<void(const QString& problem)>;

/// Shows the token of a sender with a button to copy it; the showing is in the audit.
void showToken(const Models& models, const Sender& sender, QWidget* parent,
               const Complaint& complain);

/// Asks how long the earlier token stays valid, makes the next one and shows it. `sender` is an id.
void rotateToken(const Models& models, const std::string& sender, QWidget* parent);

/// Everything that can be changed but the token.
void editSender(const Models& models, const Sender& sender, QWidget* parent);

} // namespace tempo::tray
