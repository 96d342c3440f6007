#pragma once

#include "score/shell_reading.hpp"

#include <tempo/core/error.hpp>

#include <string>
#include <string_view>

/// Values of strangers in the middle of a command for a shell.
namespace tempo::score {

/// A command line that is put together from the text of its author, which is taken as it is, and
/// values, each of which stays one part of a word whatever it holds. The text is followed as a
/// POSIX shell reads it, so that a value is quoted right within quotes too. What another shell will
/// read again (the words after the destination of ssh, the script of `sh -c` and `su -c`, the
/// arguments of eval and watch) is followed in a reading of its own, and a value in it is quoted
/// twice; and so on. Other languages (awk, SQL) are not known: no value belongs in their text.
class ShellCommand {
public:
    void addText(std::string_view text);

    /// InvalidInput where no quoting is sure to hold (after a command substitution, a backquote, a
    /// here-document; in a comment), where the value would choose the program, where it begins with
    /// a hyphen so that a program could take it for an option, where more than four shells would
    /// read it in turn, and for a NUL. The error's text goes on after "because"; it quotes nothing
    /// of the value. Nothing was added then.
    Expected<void> addValue(std::string_view value);

    const std::string& text() const { return text_; }

private:
    ShellReading reading_;
    std::string text_;
};

} // namespace tempo::score
