#pragma once

#include "model/link/daemon_link.hpp"

#include <QWidget>

namespace tempo::tray {

/// Whether there is anything to do at the moment, for somebody who may.
enum class Possible : std::uint8_t { No, Yes };

/// Why a viewer of the daemon may not do what needs an owner; empty for an owner.
QString whyNot(const model::DaemonLink& link);

/// Enables what only an owner may do. For everyone else the tooltip, and what a screen reader
/// describes, say why it is disabled.
void offerToOwner(QWidget& widget, const model::DaemonLink& link,
                  Possible possible = Possible::Yes);

} // namespace tempo::tray
