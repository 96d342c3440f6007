#pragma once

#include "tray/models.hpp"

#include <functional>

namespace tempo::tray {

/// Asks where tempo-ca.pem is to go and writes it there; `done` gets why it could not, or nothing.
void askWhereToSaveAuthority(const Models& models, QWidget* parent,
                             std::function<void(const QString& problem)> done);

/// Asks for the files of an own certificate and hands them to the daemon, which checks them.
void askForOwnCertificate(const Models& models, QWidget* parent);

/// Puts a question whose answer `action` carries it out.
void confirmThen(QWidget* parent, const QString& title, const QString& words, const QString& action,
                 std::function<void()> confirmed);

} // namespace tempo::tray
