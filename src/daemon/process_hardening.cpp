#include "daemon/process_hardening.hpp"

#include <csignal>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

namespace tempo::daemon {

void hardenProcess() {
    const rlimit none{.rlim_cur = 0, .rlim_max = 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    umask(S_IRWXG | S_IRWXO);
    // A peer that is gone is an error of the write, not the end of the daemon.
    std::signal(SIGPIPE, SIG_IGN);
}

} // namespace tempo::daemon
