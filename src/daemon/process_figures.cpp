#include "daemon/process_figures.hpp"

#include <filesystem>
#include <fstream>
#include <system_error>

#include <unistd.h>

namespace tempo::daemon {
namespace {

std::uint64_t residentBytes() {
    std::ifstream statm("/proc/self/statm");
    std::uint64_t total = 0;
    std::uint64_t resident = 0;
    if (!(statm >> total >> resident)) {
        return 0;
    }
    return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

/// Less the one that looking takes.
std::uint32_t openDescriptors() {
    std::error_code error;
    std::uint32_t count = 0;
    for (std::filesystem::directory_iterator entry("/proc/self/fd", error), end;
         !error && entry != end; entry.increment(error)) {
        ++count;
    }
    return count > 0 ? count - 1 : 0;
}

} // namespace

ProcessFigures processFigures() {
    return {.residentBytes = residentBytes(), .openDescriptors = openDescriptors()};
}

} // namespace tempo::daemon
