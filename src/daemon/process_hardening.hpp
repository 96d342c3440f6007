#pragma once

namespace tempo::daemon {

/// Keeps the memory of this process, which holds keys, out of core dumps and out of the reach of
/// other processes of the same user (prctl(2), PR_SET_DUMPABLE), and makes new files private. To be
/// called first in main.
void hardenProcess();

} // namespace tempo::daemon
