#pragma once

#include "model/settings/preferences.hpp"

#include <tempo/core/vocabulary.hpp>

#include <QColor>
#include <QPalette>

namespace tempo::tray {

/// Puts the palette of a theme in force: the platform's own, or light or dark colours in the Fusion
/// style.
void applyTheme(model::Theme theme);

/// The colours of Light or of Dark; System has those of the platform.
QPalette paletteOf(model::Theme theme);

bool isDark(const QPalette& palette);

/// The least contrast of text and of signs to what is behind them (WCAG 2.1, 1.4.3 and 1.4.11).
constexpr double kTextContrast = 4.5;
constexpr double kSignContrast = 3.0;

/// From 1 (the same) to 21 (black on white), as WCAG 2.1 defines it.
double contrast(const QColor& a, const QColor& b);

/// A colour that somebody else has chosen, lighter or darker until it has this contrast to the
/// ground.
QColor standingOut(QColor color, const QColor& ground, double ratio);

/// Colours that stand at least 4.5:1 against the base of the palette (WCAG 2.1, 1.4.3).
QColor severityColor(Severity severity, const QPalette& palette);
QColor badgeInk(const QPalette& palette); ///< text on one of severityColor
QColor downgradeColor(const QPalette& palette);
QColor errorColor(const QPalette& palette);
QColor mutedColor(const QPalette& palette);

} // namespace tempo::tray
