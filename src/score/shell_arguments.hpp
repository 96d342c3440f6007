#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tempo::score {

/// Whether a word of a command is read again by another shell.
enum class ReadAgain : std::uint8_t {
    No,
    Alone, ///< as a script of its own: `sh -c`
    Joined ///< with those that follow, a blank between them: `ssh host`
};

/// Follows the words of one simple command, for the programs that hand theirs to another shell. A
/// program is known by its name wherever it stands, so that `sudo ssh` and `docker exec box sh`
/// are too.
class ShellArguments {
public:
    /// A word begins with this character.
    ReadAgain wordBegins(char first);

    /// A word is complete. Where a value stands in it, any character may stand for the value.
    void wordEnds(std::string_view word);

    /// The next word is the name of a program, or one that leads to it (`sudo`, `A=b`).
    bool expectsProgram() const { return expectsProgram_; }

    /// Why no value may stand in the word that begins as `word` does; empty if one may.
    std::string_view obstacle(std::string_view word) const;

private:
    enum class Program : std::uint8_t { Other, Ssh, Shell, Watch, Eval, Unknown };

    static Program programOf(std::string_view word);
    void endRemoteWord(std::string_view word);
    void endShellWord(std::string_view word);

    Program program_ = Program::Other;
    bool expectsProgram_ = true;
    bool optionArgument_ = false; ///< the next word belongs to the option before it
    bool sshSetting_ = false;     ///< it is that of ssh's -o
    bool hasDestination_ = false; ///< of ssh
    bool inCommand_ = false;      ///< of ssh and watch
    bool scriptFollows_ = false;  ///< of a shell
};

} // namespace tempo::score
