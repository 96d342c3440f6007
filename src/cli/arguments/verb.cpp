#include "cli/arguments/verb.hpp"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <optional>

namespace tempo::cli {
namespace {

void takeOrRefuse(const std::function<Expected<void>(std::string_view)>& take,
                  const std::string& name, const std::string& text) {
    if (const auto taken = take(text); !taken) {
        refuseUsage(name, taken.error().detail);
    }
}

} // namespace

Option& Option::required() {
    option_->required();
    return *this;
}

Option& Option::typeName(const std::string& name) {
    option_->type_name(name);
    return *this;
}

Option& Option::excludes(const Option& other) {
    option_->excludes(other.option_);
    return *this;
}

Option& Option::oneValueEach() {
    option_->allow_extra_args(false);
    return *this;
}

Option& Option::oneOf(std::vector<std::string> words) {
    option_->check(CLI::IsMember(std::move(words)));
    return *this;
}

Option& Option::atLeastOne() {
    CLI::Validator positive = CLI::PositiveNumber;
    option_->check(positive.description("")); // no word of its own in the help
    return *this;
}

Option& Option::between(double least, double most) {
    option_->check(CLI::Range(least, most));
    return *this;
}

Verb Verb::addVerb(const std::string& name, const std::string& help) {
    return Verb(*app_->add_subcommand(name, help));
}

template<class Target>
Option Verb::addOption(const std::string& name, Target& target, const std::string& help) {
    return Option(*app_->add_option(name, target, help));
}

template Option Verb::addOption(const std::string&, std::string&, const std::string&);
template Option Verb::addOption(const std::string&, std::uint32_t&, const std::string&);
template Option Verb::addOption(const std::string&, std::uint64_t&, const std::string&);
template Option Verb::addOption(const std::string&, std::optional<std::string>&,
                                const std::string&);
template Option Verb::addOption(const std::string&, std::optional<std::uint64_t>&,
                                const std::string&);
template Option Verb::addOption(const std::string&, std::optional<double>&, const std::string&);
template Option Verb::addOption(const std::string&, std::vector<std::string>&, const std::string&);
template Option Verb::addOption(const std::string&, std::vector<std::uint64_t>&,
                                const std::string&);

Option Verb::addFlag(const std::string& name, bool& target, const std::string& help) {
    return Option(*app_->add_flag(name, target, help));
}

Option Verb::addText(const std::string& name, std::function<Expected<void>(std::string_view)> take,
                     const std::string& help) {
    return Option(*app_->add_option_function<std::string>(
        name,
        [take = std::move(take), name](const std::string& text) { takeOrRefuse(take, name, text); },
        help));
}

Option Verb::addTexts(const std::string& name, std::function<Expected<void>(std::string_view)> take,
                      const std::string& help) {
    return Option(*app_->add_option_function<std::vector<std::string>>(
        name,
        [take = std::move(take), name](const std::vector<std::string>& texts) {
            for (const auto& text : texts) {
                takeOrRefuse(take, name, text);
            }
        },
        help));
}

void Verb::footer(const std::string& text) {
    app_->footer(text);
}

void Verb::whenChosen(std::function<void()> act) {
    app_->callback(std::move(act));
}

void refuseUsage(const std::string& name, const std::string& detail) {
    throw CLI::ValidationError(name, detail);
}

} // namespace tempo::cli
