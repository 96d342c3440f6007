#pragma once

#include <tempo/core/sender.hpp>
#include <tempo/core/timestamp.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Values as people read them.
namespace tempo::cli {

/// `2026-01-31 23:59:59` in the time zone of who reads it.
std::string localTime(Timestamp time);

/// The same, or `absent`.
std::string localTime(const std::optional<Timestamp>& time, std::string_view absent);

/// `12 s`, `3 min 20 s`, `5 h`, `12 d 3 h`: the two largest units, the second unless it is 0.
std::string durationWords(std::chrono::seconds duration);

/// `512 B`, `12.3 MiB`.
std::string bytesWords(std::uint64_t bytes);

/// `1 event`, `3 events`.
std::string counted(std::uint64_t count, std::string_view singular);

/// `default`, `off` or the number a minute.
std::string rateWords(const EventRate& rate);

/// `active`, `expired`, `revoked`, or `exposed`: it requires TLS, and its token was used in the
/// clear.
std::string_view senderState(const Sender& sender, Timestamp now);

/// How a sender uses TLS, in a word or two: `required`, `since 2026-01-31`, `no`, or `-` for one
/// that was never used.
std::string tlsWords(const Sender& sender);

/// What to do about an exposed token; empty for any other.
std::string exposureAdvice(const Sender& sender);

} // namespace tempo::cli
