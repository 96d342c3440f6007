#pragma once

#include "cli/exit_code.hpp"

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace tempo::cli {

/// Why a command cannot do its work, and how the program ends because of it. `detail` is one
/// sentence for a person: what happened, why, what to do next.
struct Failure {
    ExitCode exit = ExitCode::Refused;
    std::string detail;

    friend bool operator==(const Failure&, const Failure&) = default;
};

template<class T>
using Result = tl::expected<T, Failure>;

inline tl::unexpected<Failure> fail(ExitCode exit, std::string detail) {
    return tl::unexpected<Failure>(Failure{exit, std::move(detail)});
}

} // namespace tempo::cli
