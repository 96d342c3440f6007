#include "cli/output/terminal.hpp"

#include <cstdlib>
#include <iostream>
#include <string_view>
#include <utility>

#include <sys/ioctl.h>
#include <unistd.h>

namespace tempo::cli {
namespace {

constexpr std::size_t kUsualWidth = 80;

std::string_view environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string_view{} : std::string_view(value);
}

std::size_t columnsOfTerminal() {
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
        return kUsualWidth;
    }
    return size.ws_col;
}

} // namespace

Terminal standardOutput() {
    if (::isatty(STDOUT_FILENO) == 0) {
        return {};
    }
    const bool plain = !environment("NO_COLOR").empty() || environment("TERM") == "dumb";
    return {.width = columnsOfTerminal(), .colour = plain ? Colour::Off : Colour::On};
}

std::optional<std::string> askAtTerminal(std::string_view question) {
    if (::isatty(STDIN_FILENO) == 0) {
        return std::nullopt;
    }
    std::cerr << question << " [y/N] " << std::flush;
    std::string line;
    return std::getline(std::cin, line) ? std::optional(std::move(line)) : std::nullopt;
}

} // namespace tempo::cli
