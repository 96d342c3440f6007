#pragma once

#include "control/ports.hpp"
#include "store/sources/activity_table.hpp"
#include "store/stacks/timeline_query.hpp"

#include <vector>

/// What the store says, as messages of the control protocol, and the reverse. Pure.
namespace tempo::daemon {

protocol::Counts countsOf(const store::EventCounts& counts);
protocol::SeverityCounts countsOf(const store::SeverityCounts& counts);

protocol::TimelineRow rowOf(store::TimelineEntry entry);
std::vector<protocol::TimelineRow> rowsOf(std::vector<store::TimelineEntry> entries);

store::TimelineFilter filterOf(const protocol::TimelineFilter& filter);
store::ListChanges namesOf(control::ListChanges changes);

} // namespace tempo::daemon
