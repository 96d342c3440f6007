#pragma once

#include <pthread.h>

namespace tempo::store {

/// Gives the calling thread a name that ps, top and gdb show: at most 15 characters.
inline void nameThisThread(const char* name) {
    pthread_setname_np(pthread_self(), name);
}

} // namespace tempo::store
