#pragma once

#include <memory>

/// What every user of OpenSSL in this folder needs. Private to src/crypto.
namespace tempo::crypto {

/// Frees an OpenSSL object with the function that belongs to its type.
template<auto Free>
struct OpensslDeleter {
    template<class T>
    void operator()(T* object) const noexcept {
        Free(object);
    }
};

template<class T, auto Free>
using OpensslPtr = std::unique_ptr<T, OpensslDeleter<Free>>;

/// Throws std::runtime_error when an OpenSSL call that cannot fail on input did not return 1: that
/// means exhaustion, or a library without the algorithm. `call` names the call.
void require(int result, const char* call);

/// The same for calls that make an object.
template<class T>
T* require(T* object, const char* call) {
    require(object != nullptr ? 1 : 0, call);
    return object;
}

/// Takes what OpenSSL says about failures off this thread's queue again, so that a call that may
/// fail on input leaves nothing there for the next one to find.
class ErrorScope {
public:
    ErrorScope();
    ErrorScope(const ErrorScope&) = delete;
    ErrorScope& operator=(const ErrorScope&) = delete;
    ~ErrorScope();
};

} // namespace tempo::crypto
