#include "score/shell_arguments.hpp"

#include <algorithm>
#include <array>

namespace tempo::score {
namespace {

/// The options of ssh(1) whose argument may be the next word. One too many would take the
/// destination for an argument; one too few only quotes a value once more.
constexpr std::string_view kSshArguments = "BbcDEeFIiJLlmOopQRSWw";
/// Those of watch(1).
constexpr std::string_view kWatchArguments = "nq";

template<std::size_t size>
bool isOneOf(std::string_view word, const std::array<std::string_view, size>& words) {
    return std::ranges::find(words, word) != words.end();
}

constexpr std::array<std::string_view, 3> kSsh{"ssh", "autossh", "slogin"};

/// They take a script as the argument of an option with a c.
constexpr std::array<std::string_view, 13> kShells{"sh",     "bash",  "rbash", "dash", "ash",
                                                   "ksh",    "mksh",  "zsh",   "su",   "runuser",
                                                   "script", "flock", "fish"};

/// They hand their arguments to a shell each in a way of its own, or to one with other quotes.
/// Before version 9 scp has the other side's shell read the name of a file, and rsync before 3.2.4.
constexpr std::array<std::string_view, 19> kUnknown{
    "tmux", "screen", "parallel", "trap",  "alias", "rsh",   "dbclient", "mosh",   "sg",     "csh",
    "tcsh", "pdsh",   "plink",    "xterm", "scp",   "rsync", "vagrant",  "gcloud", "ansible"};

/// A program's name follows them.
constexpr std::array<std::string_view, 18> kLeading{
    "sudo", "doas", "env",  "exec", "command", "nohup", "nice", "time", "setsid",
    "if",   "then", "else", "elif", "while",   "until", "do",   "!",    "{"};

bool isAssignment(std::string_view word) {
    const auto equals = word.find('=');
    return equals != std::string_view::npos && equals != 0 &&
           word.substr(0, equals).find_first_of("/-") == std::string_view::npos;
}

/// Whether the next word is the argument of the option that this word ends with.
bool wantsArgument(std::string_view word, std::string_view withArgument) {
    const auto option = word.find_first_of(withArgument, 1);
    return option != std::string_view::npos && option + 1 == word.size();
}

} // namespace

ShellArguments::Program ShellArguments::programOf(std::string_view word) {
    const auto name = word.substr(word.rfind('/') + 1);
    if (isOneOf(name, kSsh)) {
        return Program::Ssh;
    }
    if (isOneOf(name, kShells)) {
        return Program::Shell;
    }
    if (isOneOf(name, kUnknown)) {
        return Program::Unknown;
    }
    if (name == "watch") {
        return Program::Watch;
    }
    return name == "eval" ? Program::Eval : Program::Other;
}

ReadAgain ShellArguments::wordBegins(char first) {
    switch (program_) {
    case Program::Other:
    case Program::Unknown:
        return ReadAgain::No;
    case Program::Eval:
        return ReadAgain::Joined;
    case Program::Shell:
        return scriptFollows_ ? ReadAgain::Alone : ReadAgain::No;
    case Program::Ssh:
    case Program::Watch:
        break;
    }
    const bool hasTarget = program_ == Program::Watch || hasDestination_;
    inCommand_ = inCommand_ || (hasTarget && !optionArgument_ && first != '-');
    return inCommand_ ? ReadAgain::Joined : ReadAgain::No;
}

void ShellArguments::wordEnds(std::string_view word) {
    if (expectsProgram_ && word.find_first_of("$`") != std::string_view::npos &&
        !isAssignment(word)) {
        program_ = Program::Unknown; // only the shell will know its name
    }
    expectsProgram_ = expectsProgram_ && (isAssignment(word) || isOneOf(word, kLeading));
    switch (program_) {
    case Program::Other:
        program_ = programOf(word);
        break;
    case Program::Shell:
        endShellWord(word);
        break;
    case Program::Ssh:
    case Program::Watch:
        endRemoteWord(word);
        break;
    case Program::Eval:
    case Program::Unknown:
        break;
    }
}

void ShellArguments::endShellWord(std::string_view word) {
    const bool isShort = word.size() > 1 && (word.front() == '-' || word.front() == '+') &&
                         word[1] != '-' && word.find('c') != std::string_view::npos;
    scriptFollows_ = !scriptFollows_ && (isShort || word == "--command");
}

void ShellArguments::endRemoteWord(std::string_view word) {
    if (inCommand_) {
        return;
    }
    if (optionArgument_) {
        optionArgument_ = false;
        sshSetting_ = false;
    } else if (word.starts_with('-')) {
        optionArgument_ =
            wantsArgument(word, program_ == Program::Ssh ? kSshArguments : kWatchArguments);
        sshSetting_ = optionArgument_ && program_ == Program::Ssh && word.ends_with('o');
    } else {
        hasDestination_ = true;
    }
}

std::string_view ShellArguments::obstacle(std::string_view word) const {
    if (program_ == Program::Unknown) {
        return "the program before it hands its arguments to a shell in a way of its own";
    }
    if (program_ == Program::Shell && !scriptFollows_ && word.starts_with('-')) {
        return "it stands in an option of a shell; write the script as a word of its own";
    }
    if (program_ == Program::Ssh && !inCommand_ && (sshSetting_ || word.starts_with("-o"))) {
        return "it stands in an -o of ssh, some of which are commands";
    }
    if (expectsProgram_ && !isAssignment(word)) {
        return "it would choose the program that is run";
    }
    return {};
}

} // namespace tempo::score
