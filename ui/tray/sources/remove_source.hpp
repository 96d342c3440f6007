#pragma once

#include "tray/models.hpp"

class QWidget;

namespace tempo::tray {

/// Asks what is to become of the events and tokens of a source, or of all below an umbrella, has
/// the daemon remove it, and says what was done and who could bring it back.
void askToRemove(const Models& models, const model::SourceRow& row, QWidget* parent);

} // namespace tempo::tray
