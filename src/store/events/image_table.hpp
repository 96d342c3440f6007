#pragma once

#include "store/threads/write_job.hpp"

#include <cstddef>
#include <vector>

/// The pictures of events, which are kept for a time of their own. All of it throws
/// DatabaseFailure.
namespace tempo::store {

/// Notes an event that has been written if its metadata hold a picture.
void noteImage(WriteContext& context, const Event& event);

/// Takes the pictures out of up to `limit` events whose latest one came before `time`, earlier
/// versions included, for good: what they held is overwritten. Gives the events as they are now,
/// with new sequences where a picture was in the present version; fewer than `limit` may have one.
struct RemovedImages {
    std::vector<Event> events;
    std::size_t looked = 0; ///< events that had a picture in any version; below `limit`: no more
};
RemovedImages removeImages(WriteContext& context, Timestamp time, std::size_t limit);

} // namespace tempo::store
