#pragma once

#include <tempo/core/error.hpp>

#include <CLI/CLI.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace tempo::cli {

/// A check that lets a count pass, without a word of its own in the help.
inline CLI::Validator atLeastOne() {
    CLI::Validator check = CLI::PositiveNumber;
    return check.description("");
}

/// An option or argument whose text `read` turns into `target`, which must outlive the parsing.
template<class T, class Target>
CLI::Option* addRead(CLI::App& verb, const std::string& name, Target& target,
                     Expected<T> (*read)(std::string_view), const std::string& help) {
    return verb.add_option_function<std::string>(
        name,
        [&target, read, name](const std::string& text) {
            auto value = read(text);
            if (!value) {
                throw CLI::ValidationError(name, value.error().detail);
            }
            target = std::move(*value);
        },
        help);
}

/// One or more arguments, likewise.
template<class T>
CLI::Option* addReadAll(CLI::App& verb, const std::string& name, std::vector<T>& target,
                        Expected<T> (*read)(std::string_view), const std::string& help) {
    return verb.add_option_function<std::vector<std::string>>(
        name,
        [&target, read, name](const std::vector<std::string>& texts) {
            for (const std::string& text : texts) {
                auto value = read(text);
                if (!value) {
                    throw CLI::ValidationError(name, value.error().detail);
                }
                target.push_back(std::move(*value));
            }
        },
        help);
}

} // namespace tempo::cli
