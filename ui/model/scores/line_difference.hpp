#pragma once

#include <QString>

namespace tempo::model {

/// Two texts compared line by line, for a person: `+` before what is new, `-` before what is gone,
/// two lines of what is the same around them and `…` for the rest. Empty: they are the same. Of
/// texts whose changed part has more than kMostLines lines, all of it counts as changed. Pure.
QString lineDifference(const QString& before, const QString& after);

inline constexpr qsizetype kMostLines = 2000;

} // namespace tempo::model
