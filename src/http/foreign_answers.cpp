#include "http/foreign_answers.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace tempo::http {
namespace {

using Json = nlohmann::ordered_json;

Answer toJsonAnswer(int status, const Json& body) {
    return Answer{.status = status,
                  .body = body.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

/// The detail with the first fault, for formats that have one text.
std::string inOneText(const Problem& problem) {
    auto text = problem.detail;
    if (!problem.faults.empty()) {
        const auto& fault = problem.faults.front();
        text += ' ' + fault.pointer + (fault.pointer.empty() ? "" : ": ") + fault.detail;
    }
    return text;
}

/// ntfy's own numbers: the status and two digits for the cause, of which its clients show none.
int ntfyCode(int status) {
    return status == 400 ? 40000 : status * 100 + 1;
}

/// The number that the last `size` bytes are.
std::uint64_t tailOf(const Uuid& uuid, std::size_t size) {
    std::uint64_t number = 0;
    for (auto i = uuid.bytes.size() - size; i < uuid.bytes.size(); ++i) {
        number = number << 8U | uuid.bytes.at(i);
    }
    return number;
}

/// When a UUID of version 7 was made.
Timestamp timeOf(const Uuid& uuid) {
    std::int64_t milliseconds = 0;
    for (std::size_t i = 0; i < 6; ++i) {
        milliseconds = milliseconds << 8U | uuid.bytes.at(i);
    }
    return Timestamp(std::chrono::milliseconds(milliseconds));
}

std::string gotifyMessage(const EventId& event, const SenderId& sender) {
    constexpr std::size_t kMessageBytes = 6; // JavaScript keeps 53 bits
    constexpr std::size_t kApplicationBytes = 3;
    return R"({"id":)" + std::to_string(tailOf(event.uuid, kMessageBytes)) + R"(,"appid":)" +
           std::to_string(tailOf(sender.uuid, kApplicationBytes)) + R"(,"date":")" +
           formatRfc3339(timeOf(event.uuid)) + '"';
}

std::string ntfyMessage(const EventId& event) {
    const auto time = std::chrono::floor<std::chrono::seconds>(timeOf(event.uuid));
    return R"({"id":")" + event.toString() + R"(","time":)" +
           std::to_string(time.time_since_epoch().count()) + R"(,"event":"message")";
}

} // namespace

Answer toAnswer(const Problem& problem, Dialect dialect) {
    const auto status = problem.status == 422 ? 400 : problem.status;
    const std::string reason(reasonPhrase(status));
    switch (dialect) {
    case Dialect::Tempo:
        break;
    case Dialect::Gotify:
        return toJsonAnswer(
            status,
            {{"error", reason}, {"errorCode", status}, {"errorDescription", inOneText(problem)}});
    case Dialect::Ntfy:
        return toJsonAnswer(status, {{"code", ntfyCode(status)},
                                     {"http", status},
                                     {"error", inOneText(problem)},
                                     {"requestId", problem.requestId}});
    }
    return toAnswer(problem);
}

Answer toMessage(Dialect dialect, const EventId& event, const SenderId& sender,
                 std::string_view echo) {
    auto body = dialect == Dialect::Gotify ? gotifyMessage(event, sender) : ntfyMessage(event);
    body.append(echo).append("}");
    return Answer{.body = std::move(body)};
}

} // namespace tempo::http
