#include "score/shell_reading.hpp"

namespace tempo::score {
namespace {

/// Each shell more can make a quoted value four times as long.
constexpr std::size_t kMostShells = 4;

constexpr std::string_view kValue = "\xef\xbf\xbd";

bool isBlank(char c) {
    return c == ' ' || c == '\t';
}

bool isOperator(char c) {
    return std::string_view("\n;&|()<>").find(c) != std::string_view::npos;
}

} // namespace

std::string quoteWord(std::string_view value) {
    std::string quoted = "'";
    for (const char c : value) {
        if (c == '\'') {
            quoted += "'\\''";
        } else {
            quoted += c;
        }
    }
    return quoted + "'";
}

void ShellReading::read(std::string_view text) {
    for (const char c : text) {
        read(c);
    }
}

void ShellReading::read(char c) {
    if (inComment_) {
        inComment_ = c != '\n';
        if (!inComment_) {
            readOperator(c);
        }
    } else if (escaped_) {
        readAfterBackslash(c);
    } else if (quote_ == Quote::Single) {
        if (c == '\'') {
            quote_ = Quote::None;
        } else {
            take(c);
        }
    } else if (quote_ == Quote::Double) {
        readInDouble(c);
    } else {
        readPlain(c);
    }
}

void ShellReading::readAfterBackslash(char c) {
    escaped_ = false;
    if (c == '\n') {
        return;
    }
    if (quote_ == Quote::Double && std::string_view("$`\"\\").find(c) == std::string_view::npos) {
        take('\\');
    }
    take(c);
}

/// Notes what a dollar sign or a backquote begins.
void ShellReading::noteDollar(char c) {
    const std::string_view opening = quote_ == Quote::Double ? "({[" : "({['\"";
    unclear_ = unclear_ || c == '`' || (dollar_ && opening.find(c) != std::string_view::npos);
    dollar_ = c == '$';
}

void ShellReading::readInDouble(char c) {
    noteDollar(c);
    if (c == '"') {
        quote_ = Quote::None;
    } else if (c == '\\') {
        escaped_ = true;
    } else {
        take(c);
    }
}

void ShellReading::readPlain(char c) {
    noteDollar(c);
    if (isBlank(c)) {
        endWord();
    } else if (isOperator(c)) {
        readOperator(c);
    } else if (c == '#' && !inWord_) {
        inComment_ = true;
    } else if (c == '\\') {
        escaped_ = true;
    } else if (c == '\'' || c == '"') {
        quote_ = c == '"' ? Quote::Double : Quote::Single;
        // An empty word, too, is one; what it begins with is not known yet.
        if (!inWord_) {
            beginWord(c);
        }
    } else {
        take(c);
    }
}

void ShellReading::readOperator(char c) {
    const bool afterRedirect = isRedirect_ && !inWord_;
    endWord();
    if (c == '<' || c == '>') {
        unclear_ = unclear_ || (afterRedirect && c == '<');
        isRedirect_ = true;
    } else if (afterRedirect && c == '(') {
        unclear_ = true;
    } else if (!afterRedirect || c == '\n' || c == ';') {
        endCommand();
    }
}

void ShellReading::beginWord(char first) {
    inWord_ = true;
    again_ = isRedirect_ ? ReadAgain::No : arguments_.wordBegins(first);
    if (again_ == ReadAgain::Alone || (again_ == ReadAgain::Joined && !inner_)) {
        inner_ = std::make_unique<ShellReading>();
    } else if (again_ == ReadAgain::Joined) {
        inner_->read(' ');
    }
}

void ShellReading::take(char c) {
    if (!inWord_) {
        beginWord(c);
    }
    word_ += c;
    if (again_ != ReadAgain::No) {
        inner_->read(c);
    }
}

void ShellReading::endWord() {
    if (!inWord_) {
        return;
    }
    if (!isRedirect_) {
        arguments_.wordEnds(word_);
    }
    if (again_ == ReadAgain::Alone) {
        inner_.reset();
    }
    again_ = ReadAgain::No;
    isRedirect_ = false;
    inWord_ = false;
    word_.clear();
}

void ShellReading::endCommand() {
    arguments_ = {};
    inner_.reset();
    isRedirect_ = false;
}

std::string_view ShellReading::obstacle(std::string_view value) const {
    if (unclear_) {
        return "no quoting is sure to hold after a $( or ${, a backquote, or a here-document";
    }
    if (inComment_) {
        return "it stands in a comment";
    }
    if (escaped_ || dollar_) {
        return "a backslash or a $ stands right before it";
    }
    if (value.find('\0') != std::string_view::npos) {
        return "its value holds a NUL, which no program can be given";
    }
    if (word_.empty() && value.starts_with('-') && again_ == ReadAgain::No) {
        return "its value begins with a hyphen, so that a program could take it for an option";
    }
    return isRedirect_ || again_ != ReadAgain::No ? std::string_view() : arguments_.obstacle(word_);
}

Expected<std::string> ShellReading::insert(std::string_view value, std::size_t depth) {
    if (!inWord_ && !inComment_ && !escaped_) {
        beginWord('v');
    }
    if (const auto why = obstacle(value); !why.empty()) {
        return failure(ErrorCode::InvalidInput, std::string(why));
    }
    std::string content(value);
    if (again_ != ReadAgain::No) {
        if (depth == kMostShells) {
            return failure(ErrorCode::InvalidInput, "more than four shells would read it in turn");
        }
        auto inner = inner_->insert(value, depth + 1);
        if (!inner) {
            return inner;
        }
        content = std::move(*inner);
    }
    word_ += kValue;
    const auto word = quoteWord(content);
    switch (quote_) {
    case Quote::None:
        return word;
    case Quote::Single:
        return "'" + word + "'";
    case Quote::Double:
        return "\"" + word + "\"";
    }
    return word;
}

} // namespace tempo::score
