// Properties: quoteWord is read back by a reader of POSIX quoting of the test's own; a value that
// is filled in where the author's text is plain words comes back as part of one word, whatever it
// holds. The first line is the command with `@` for the value, the rest the value.
#include "fuzz/require.hpp"
#include "score/shell_command.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace tempo::score;
using tempo::fuzz::require;

/// The words of a command of blanks, plain characters, quotes and backslashes; nothing if a quote
/// stays open.
std::optional<std::vector<std::string>> wordsOf(std::string_view command) {
    std::vector<std::string> words;
    bool inWord = false;
    for (std::size_t i = 0; i < command.size(); ++i) {
        const char c = command[i];
        if (c == ' ' || c == '\t') {
            inWord = false;
            continue;
        }
        if (!inWord) {
            words.emplace_back();
            inWord = true;
        }
        if (c == '\'' || c == '"') {
            for (++i; i < command.size() && command[i] != c; ++i) {
                words.back() += command[i];
            }
            if (i == command.size()) {
                return std::nullopt;
            }
        } else if (c == '\\' && i + 1 < command.size()) {
            words.back() += command[++i];
        } else {
            words.back() += c;
        }
    }
    return words;
}

/// Whether the author's text is such that wordsOf reads it as a shell does, and no other shell
/// reads the words again.
bool isPlain(std::string_view text) {
    return text.find_first_not_of("abdg '\"@\t=/.,") == std::string_view::npos;
}

std::string with(std::string_view command, std::string_view value) {
    const auto at = command.find('@');
    return std::string(command.substr(0, at)) + std::string(value) +
           std::string(command.substr(at + 1));
}

void check(std::string_view command, std::string_view value) {
    const auto at = command.find('@');
    if (at == std::string_view::npos || command.find('@', at + 1) != std::string_view::npos) {
        return;
    }
    ShellCommand shell;
    shell.addText(command.substr(0, at));
    const auto added = shell.addValue(value);
    shell.addText(command.substr(at + 1));
    // A letter in the value's place shows which words there are.
    const auto expected = wordsOf(with(command, "X"));
    if (!added || !isPlain(command) || !expected) {
        return;
    }
    const auto words = wordsOf(shell.text());
    require(words && words->size() == expected->size());
    for (std::size_t i = 0; i < words->size(); ++i) {
        auto word = expected->at(i);
        if (const auto place = word.find('X'); place != std::string::npos) {
            word.replace(place, 1, value);
        }
        require(words->at(i) == word);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto line = std::min(input.find('\n'), input.size());
    const auto value = input.substr(std::min(line + 1, input.size()));
    require(wordsOf(quoteWord(value)) == std::vector{std::string(value)});
    check(input.substr(0, line), value);
    return 0;
}
