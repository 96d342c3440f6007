#pragma once

#include "control/ports.hpp"
#include "control/subscriptions.hpp"

#include <tempo/core/limits.hpp>
#include <tempo/protocol/codec.hpp>

#include <nlohmann/json.hpp>

#include <span>
#include <string>
#include <string_view>
#include <utility>

/// A method of the control protocol, and how a function on messages becomes one.
namespace tempo::control {

/// What a method may use. Outlives every call.
struct Context {
    Ports& ports;
    Caller caller;
    Subscriptions& subscriptions;
};

/// Gives the result as JSON text.
using Handler = Async<std::string> (*)(Context& context, nlohmann::json params);

struct Method {
    std::string_view name;
    protocol::Role role = protocol::Role::Owner; ///< the least that a caller must be
    Handler handler = nullptr;
};

/// How long the text of a result may be, so that its line is within limits::kControlLineSize.
inline constexpr std::size_t kResultSize = limits::kControlLineSize - 1024;

/// The parameters of a function that answers a method.
template<class Result, class Params>
Params paramsOf(Async<Result> (*)(Context&, Params));

/// Reads the parameters, calls, and writes the result.
template<auto Call>
Async<std::string> answer(Context& context, nlohmann::json json) {
    using Params = decltype(paramsOf(Call));
    auto params = protocol::fromJson<Params>(json);
    if (!params) {
        co_return tl::unexpected(std::move(params.error()));
    }
    const auto result = co_await Call(context, *std::move(params));
    if (!result) {
        co_return tl::unexpected(result.error());
    }
    co_return protocol::jsonText(*result);
}

std::span<const Method> statusMethods();
std::span<const Method> eventMethods();
std::span<const Method> subscriptionMethods();
std::span<const Method> listMethods();
std::span<const Method> senderMethods();
std::span<const Method> settingMethods();
std::span<const Method> tlsMethods();
std::span<const Method> policyMethods();
std::span<const Method> keyMethods();
std::span<const Method> auditMethods();
std::span<const Method> backupMethods();
std::span<const Method> scoreMethods();
std::span<const Method> diagnosticsMethods();

/// The method of this name, or nullptr. `hello` is not among them: it belongs to the session.
const Method* findMethod(std::string_view name);

} // namespace tempo::control
