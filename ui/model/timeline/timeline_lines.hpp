#pragma once

#include "model/time_text.hpp"
#include "model/timeline/entry_window.hpp"
#include "model/timeline/timeline_line.hpp"

#include <map>
#include <vector>

namespace tempo::model {

/// The windows on the members of the stacks that are unfolded.
using UnfoldedWindows = std::map<StackId, const EntryWindow*>;

/// The lines that show entries: before the first of each day a line that names it, behind an
/// unfolded stack its members. Pure.
std::vector<TimelineLine> linesOf(const EntryWindow& entries, const UnfoldedWindows& unfolded,
                                  const TimeText& times);

} // namespace tempo::model
