#pragma once

#include "http/answer.hpp"
#include "http/dialect.hpp"

#include <tempo/core/ids.hpp>

#include <string_view>

/// Answers as the clients of other servers read them. Pure.
namespace tempo::http {

/// An error answer. Gotify's clients read `error`, `errorCode` and `errorDescription` (server/v2,
/// model/error.go), ntfy's `code`, `http` and `error` (server/errors.go). Their servers say 400
/// where Tempo says 422, so they get that.
Answer toAnswer(const Problem& problem, Dialect dialect);

/// The message object of the event that was stored: its id and time, and `echo`, which the adapter
/// made of the request. Gotify counts its messages and applications, so the numbers are taken from
/// the last bits of the event's and the sender's id.
Answer toMessage(Dialect dialect, const EventId& event, const SenderId& sender,
                 std::string_view echo);

} // namespace tempo::http
