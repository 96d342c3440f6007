#pragma once

#include "model/settings/preferences.hpp"

#include <QApplication>

namespace tempo::tray {

/// What the program ends with when it is to be started again, as in another language.
constexpr int kStartAgain = 64;

/// Puts a language in force: the words of Tempo and of Qt, and how dates and numbers are written.
/// Once, before the first window is made; the application keeps the translations.
void speak(model::Language language, QApplication& application);

} // namespace tempo::tray
