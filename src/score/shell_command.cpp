#include "score/shell_command.hpp"

namespace tempo::score {

void ShellCommand::addText(std::string_view text) {
    reading_.read(text);
    text_ += text;
}

Expected<void> ShellCommand::addValue(std::string_view value) {
    const auto quoted = reading_.insert(value);
    if (!quoted) {
        return tl::unexpected(quoted.error());
    }
    text_ += *quoted;
    return {};
}

} // namespace tempo::score
