#pragma once

#include "model/time_text.hpp"
#include "model/timeline/timeline_line.hpp"

#include <QString>

namespace tempo::model {

/// The title of an event or a stack, or what stands on another line.
QString lineText(const TimelineLine& line, const TimeText& times);

/// What a screen reader says of a line.
QString spokenLine(const TimelineLine& line, const TimeText& times);

/// What a line tells when the pointer rests on it.
QString lineTooltip(const TimelineLine& line, const TimeText& times);

/// In place of the severity's own word where the source's score says so.
QString labelOf(const EventRow& row, Severity severity);

/// `1 event`, `20 events`.
QString eventCount(std::uint64_t events);

} // namespace tempo::model
