#pragma once

#include <tempo/protocol/messages.hpp>

#include <QString>
#include <string>

namespace tempo::model {

/// Under what a person's consent to a command is kept. That of a score is asked for once for each
/// source and label, as the score's owner wrote the command and the event fills in quoted values
/// only; that of a sender for every other text, as whoever has its token writes all of it. Pure.
QString approvalOf(const std::string& provider, const protocol::EventAction& action);

} // namespace tempo::model
