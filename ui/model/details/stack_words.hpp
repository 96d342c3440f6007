#pragma once

#include "model/time_text.hpp"

#include <tempo/protocol/messages/timeline.hpp>

#include <QString>

namespace tempo::model {

/// What a stack holds, in a sentence: how many events since when, how often it was opened, the
/// worst of them, how many need attention.
QString stackWords(const protocol::Stack& stack, const TimeText& times);

} // namespace tempo::model
