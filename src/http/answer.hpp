#pragma once

#include "http/ports.hpp"
#include "ingest/body_decoder.hpp"

#include <tempo/core/error.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The answers of the ingestion wire as values, and their bytes. Pure.
namespace tempo::http {

/// An answer before it is written.
struct Answer {
    int status = 200;
    std::string_view contentType = "application/json";
    std::string body;
    std::string_view allow = {}; ///< for 405 and OPTIONS
    std::optional<std::chrono::seconds> retryAfter;
    std::optional<RateDraw> rate;       ///< becomes RateLimit-* where it has a limit
    std::chrono::milliseconds delay{0}; ///< it leaves so much later, for who fails again and again
};

/// What an error answer says, besides its status.
struct Problem {
    int status = 400;
    std::string_view slug; ///< `urn:tempo:problem:<slug>`, docs/HTTP-API.md
    std::string detail;    ///< a sentence for the sender
    std::string requestId; ///< the same as in the audit
    std::vector<Fault> faults = {};
};

/// The reason phrase of a status (RFC 9110).
std::string_view reasonPhrase(int status);

/// An `application/problem+json` answer (RFC 9457).
Answer toAnswer(const Problem& problem);

/// The answer to a request whose events are stored: one id, or a count and all of them.
Answer toAnswer(const StoredBatch& stored, ingest::BodyShape shape);

enum class Persistence : std::uint8_t { KeepAlive, Close };

/// Whether the body goes out with the header: a HEAD request gets the header alone.
enum class BodyPart : std::uint8_t { Whole, HeaderOnly };

/// The bytes of an answer. `date` is the value of the Date field.
std::string render(const Answer& answer, std::string_view date, Persistence persistence,
                   BodyPart part);

/// The value of a Date field (RFC 9110, 5.6.7).
std::string httpDate(Timestamp time);

} // namespace tempo::http
