#pragma once

#include <tempo/core/error.hpp>

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace CLI {
class App;
class Option;
} // namespace CLI

/// How a verb says what it accepts. CLI11 does the work; its headers stay out of here, because
/// every file that includes them takes seconds longer to compile.
namespace tempo::cli {

/// An option or argument of a verb. A handle, as cheap to copy as a pointer; valid as long as the
/// command line.
class Option {
public:
    explicit Option(CLI::Option& option) : option_(&option) {}

    Option& required();

    /// What stands for the value in the help.
    Option& typeName(const std::string& name);

    /// Not together with `other`.
    Option& excludes(const Option& other);

    /// Takes one value each time it is given, so that an argument may follow it.
    Option& oneValueEach();

    /// Only these words.
    Option& oneOf(std::vector<std::string> words);

    Option& atLeastOne();
    Option& between(double least, double most);

private:
    CLI::Option* option_;
};

/// A verb, or the group that verbs belong to. A handle, like Option. What options are read into
/// must outlive the parsing.
class Verb {
public:
    explicit Verb(CLI::App& app) : app_(&app) {}

    Verb addVerb(const std::string& name, const std::string& help);

    /// `name` begins with `--`, or is that of an argument. Target: std::string, std::uint32_t,
    /// std::uint64_t, std::optional<std::string>, std::optional<std::uint64_t>,
    /// std::optional<double>, or a vector of strings or of std::uint64_t.
    template<class Target>
    Option addOption(const std::string& name, Target& target, const std::string& help);

    Option addFlag(const std::string& name, bool& target, const std::string& help);

    /// Hands the text to `take`; what it says is wrong with it becomes the fault of the command
    /// line.
    Option addText(const std::string& name, std::function<Expected<void>(std::string_view)> take,
                   const std::string& help);

    /// The same for one or more texts, one at a time.
    Option addTexts(const std::string& name, std::function<Expected<void>(std::string_view)> take,
                    const std::string& help);

    /// What stands at the end of the help: more words, and examples.
    void footer(const std::string& text);

    /// Called when the command line has chosen this verb and is right so far.
    void whenChosen(std::function<void()> act);

private:
    CLI::App* app_;
};

/// Ends the parsing: the command line is wrong in what concerns `name`.
[[noreturn]] void refuseUsage(const std::string& name, const std::string& detail);

/// An option or argument whose text `read` turns into `target`.
template<class T, class Target>
Option addRead(Verb verb, const std::string& name, Target& target,
               Expected<T> (*read)(std::string_view), const std::string& help) {
    const auto take = [&target, read](std::string_view text) {
        return read(text).map([&target](T value) { target = std::move(value); });
    };
    return verb.addText(name, take, help);
}

/// One or more arguments, likewise.
template<class T>
Option addReadAll(Verb verb, const std::string& name, std::vector<T>& target,
                  Expected<T> (*read)(std::string_view), const std::string& help) {
    const auto take = [&target, read](std::string_view text) {
        return read(text).map([&target](T value) { target.push_back(std::move(value)); });
    };
    return verb.addTexts(name, take, help);
}

} // namespace tempo::cli
