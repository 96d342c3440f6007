#include "cli/command_line.hpp"
#include "cli/local_daemon.hpp"

#include <exception>
#include <iostream>
#include <thread>

namespace {

using namespace tempo::cli;

ExitCode run(const Invocation& invocation) {
    SocketHints hints = tempo::protocol::hintsOfEnvironment();
    hints.option = invocation.socket;
    LocalDaemon daemon(std::move(hints));
    const tempo::SystemClock clock;
    Context context{
        .daemon = daemon,
        .clock = clock,
        .sleep = [](std::chrono::milliseconds time) { std::this_thread::sleep_for(time); },
        .ask = askAtTerminal,
        .out = std::cout,
        .err = std::cerr,
        .terminal = standardOutput(),
        .format = invocation.format};
    const ExitCode exit = invocation.command(context);
    if (!std::cout.flush() && exit == ExitCode::Done) {
        return report(context, {.exit = ExitCode::Refused,
                                .detail = "standard output cannot be written. Look whether the "
                                          "disk is full."});
    }
    return exit;
}

} // namespace

int main(int argc, char** argv) {
    try {
        std::ios::sync_with_stdio(false);
        const auto invocation = CommandLine().parse(argc, argv);
        if (!invocation) {
            std::cout << invocation.error().out;
            std::cerr << invocation.error().err;
            return static_cast<int>(invocation.error().exit);
        }
        return static_cast<int>(run(*invocation));
    } catch (const std::exception& exception) {
        std::cerr << "tempoctl: an internal fault: " << exception.what()
                  << ". Please report it with what you did.\n";
        return static_cast<int>(ExitCode::Refused);
    }
}
