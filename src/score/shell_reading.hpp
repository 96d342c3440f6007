#pragma once

#include "score/shell_arguments.hpp"

#include <tempo/core/error.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace tempo::score {

/// Follows the text of a command as a POSIX shell reads it (POSIX.1-2017, Shell Command Language,
/// 2.2 and 2.3), as far as it takes to know how a value has to be quoted where the text has come
/// to. What the shell hands on to another one is followed in a reading within it.
class ShellReading {
public:
    void read(std::string_view text);

    /// What to write here so that the shell that runs the value's word gets the value.
    /// InvalidInput: see ShellCommand::addValue.
    Expected<std::string> insert(std::string_view value) { return insert(value, 1); }

private:
    Expected<std::string> insert(std::string_view value, std::size_t depth);

    enum class Quote : std::uint8_t { None, Single, Double };

    void read(char c);
    void readPlain(char c);
    void readInDouble(char c);
    void readAfterBackslash(char c);
    void readOperator(char c);
    void noteDollar(char c);
    void beginWord(char first);
    void endWord();
    void endCommand();
    void take(char c);
    std::string_view obstacle(std::string_view value) const;

    Quote quote_ = Quote::None;
    bool escaped_ = false;    ///< a backslash came just now
    bool dollar_ = false;     ///< a dollar sign came just now that may begin an expansion
    bool inWord_ = false;     ///< a word has begun, be it with a quote
    bool inComment_ = false;  ///< up to the end of the line
    bool isRedirect_ = false; ///< the next word or this one is the target of a redirection
    bool unclear_ = false;    ///< something began whose end is not followed
    std::string word_;        ///< the word without its quotes; a value is one U+FFFD in it
    ReadAgain again_ = ReadAgain::No;
    ShellArguments arguments_;
    std::unique_ptr<ShellReading> inner_;
};

/// `value` as one word of POSIX sh: in single quotes, each single quote in it escaped. Reading it
/// gives back every byte but NUL, which no word can hold.
std::string quoteWord(std::string_view value);

} // namespace tempo::score
