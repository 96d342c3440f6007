#pragma once

#include "model/settings/preferences.hpp"

#include <tempo/core/vocabulary.hpp>

#include <QColor>
#include <QPalette>

namespace tempo::tray {

/// Puts the palette of a theme in force: the platform's own, or light or dark colours in the Fusion
/// style.
void applyTheme(model::Theme theme);

bool isDark(const QPalette& palette);

/// Colours that stand at least 4.5:1 against the base of the palette (WCAG 2.1, 1.4.3).
QColor severityColor(Severity severity, const QPalette& palette);
QColor downgradeColor(const QPalette& palette);
QColor errorColor(const QPalette& palette);
QColor mutedColor(const QPalette& palette);

} // namespace tempo::tray
