#pragma once

#include "model/events/event_row.hpp"
#include "model/time_text.hpp"

#include <tempo/core/vocabulary.hpp>

#include <QString>

/// Words for people, for what the daemon says in words of the wire.
namespace tempo::model {

QString severityWord(Severity severity);
QString stateWord(State state);
QString transportWord(Transport transport);

/// `new`, `acknowledged` or `dismissed`.
QString attentionWord(const EventRow& row);

/// What a screen reader says of a line of the timeline.
QString spoken(const EventRow& row, const TimeText& times);

/// What a line of the timeline tells when the pointer rests on it.
QString tooltip(const EventRow& row, const TimeText& times);

/// `3`, or `99+` where there is room for two digits only.
QString shortCount(std::size_t count);

/// `1.5 MB`, in powers of ten.
QString byteCount(std::uint64_t bytes);

} // namespace tempo::model
