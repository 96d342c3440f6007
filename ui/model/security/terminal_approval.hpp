#pragma once

#include <tempo/protocol/messages.hpp>

#include <QString>
#include <string>

namespace tempo::model {

/// Under what a person's consent to a command is kept: its source, its author, its label and the
/// command as it is written. So that of a score is asked for once, whatever quoted values an event
/// fills in, and again when the command is edited; that of a sender for every other text, as
/// whoever has its token writes all of it. Pure.
QString approvalOf(const std::string& provider, const protocol::EventAction& action);

} // namespace tempo::model
