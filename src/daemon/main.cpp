#include "daemon/application/application.hpp"
#include "daemon/command_line.hpp"
#include "daemon/logging.hpp"
#include "daemon/process_hardening.hpp"

#include <exception>
#include <variant>

namespace {

constexpr int kCannotRun = 1;

int run(const tempo::daemon::CommandLine& commandLine, spdlog::logger& log) {
    try {
        const auto outcome = tempo::daemon::runDaemon(commandLine, log);
        if (outcome) {
            return 0;
        }
        log.critical("tempod cannot run: {}", outcome.error().detail);
    } catch (const std::exception& error) {
        log.critical("tempod ends because of a fault in it: {}", error.what());
    }
    return kCannotRun;
}

} // namespace

int main(int argc, char** argv) {
    using namespace tempo::daemon;
    hardenProcess();
    const auto parsed = readCommandLine(argc, argv);
    if (const auto* end = std::get_if<EndNow>(&parsed)) {
        return end->exitCode;
    }
    const auto log = openLog();
    return run(std::get<CommandLine>(parsed), *log);
}
