#pragma once

#include <tempo/protocol/messages.hpp>

#include <QString>
#include <QStringList>

/// What an editor of scores offers to write. Pure.
namespace tempo::model {

/// The keys of the format, those of the metadata of recent events, and the latter as a placeholder
/// names them; sorted, each once.
QStringList completionsOf(const protocol::ScorePreview& preview);

/// The beginning of a key that ends at `position`: letters, digits, `_`, `.` and `-`.
QString wordBefore(const QString& line, qsizetype position);

} // namespace tempo::model
