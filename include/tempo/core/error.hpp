#pragma once

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace tempo {

/// What went wrong because of input or of the world. Two tables translate these for people: one in
/// src/http for HTTP answers, one in src/control for the control protocol.
enum class ErrorCode {
    InvalidInput, ///< a value breaks a rule; `detail` names the field, the file or the rule
    NotFound,     ///< the thing that was named does not exist
    Conflict,     ///< it exists already, or its state does not allow this
    Forbidden,    ///< the caller may not do this
    Locked, ///< fixed from outside (file, environment, command line) or held by another process
    RateLimited, ///< too many in too short a time; may be repeated later
    Busy,        ///< a bounded queue is full; may be repeated later
    DiskFull,    ///< no room on the disk; may be repeated when there is
    StoreFailed, ///< the store takes no writes until it has been reopened and checked
    Unavailable, ///< a peer, a file or a service cannot be reached
    Damaged,     ///< stored data, a key or a sealed value is not what it should be
    Unsupported  ///< this version cannot do it
};

/// An error as a value. `detail` is one sentence in plain words for a person: what happened, why,
/// and what to do next. It never holds a secret.
struct Error {
    ErrorCode code{};
    std::string detail;

    friend bool operator==(const Error&, const Error&) = default;
};

/// Either a value or an Error.
template<class T>
using Expected = tl::expected<T, Error>;

/// The error side of an Expected, for `return failure(ErrorCode::NotFound, "...")`.
inline tl::unexpected<Error> failure(ErrorCode code, std::string detail) {
    return tl::unexpected<Error>(Error{code, std::move(detail)});
}

/// One broken rule in an event: where (JSON Pointer, RFC 6901; a batch's pointers begin with the
/// item's index) and what is wrong with it, in words for a person.
struct Fault {
    std::string pointer;
    std::string detail;

    friend bool operator==(const Fault&, const Fault&) = default;
};

} // namespace tempo
