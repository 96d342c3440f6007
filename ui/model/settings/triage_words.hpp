#pragma once

#include <QString>

namespace tempo::model {

/// A rule of the setting `triage.rules` as a sentence in the window's language: `dismiss info of
/// scripts after 2d` is “Dismiss events of scripts with severity Info after 2 days”. What is no
/// such rule stays as it is. Pure.
QString triageWords(const QString& rule);

} // namespace tempo::model
