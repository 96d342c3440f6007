#pragma once

#include <tempo/protocol/messages.hpp>

#include <QString>
#include <vector>

/// Words for people about scores. Pure.
namespace tempo::model {

/// What an action of a score does when it is pressed, the command spelt out:
/// `“Log” runs in a terminal: journalctl -u ${metadata.unit}`.
QString actionWords(const protocol::EventAction& action);

/// Whether a score is in use, not quite yet, or in an earlier version.
QString stateWords(const protocol::ScoreInfo& score);

/// Where it comes from, and whether it stands in for another one.
QString originWords(const protocol::ScoreInfo& score);

/// Which score the previewed one would take the place of.
QString replacedWords(const protocol::ScorePreview& preview);

/// How an event looks: `✔ Done [nightly]`.
QString lookWords(const protocol::ScoreLook& look);

/// What its rules do with the events of the preview by themselves; empty: nothing.
QString triageWords(const protocol::ScorePreview& preview);

/// `Line 3, column 5: /color: Must be …`; without a line for what concerns the file as a whole.
QString faultWords(const protocol::ScoreFault& fault);

} // namespace tempo::model
