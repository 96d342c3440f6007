#include "http/answer.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <utility>

namespace tempo::http {
namespace {

constexpr std::array<std::pair<int, std::string_view>, 17> kReasonPhrases{{
    {200, "OK"},
    {204, "No Content"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {408, "Request Timeout"},
    {413, "Content Too Large"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {422, "Unprocessable Content"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {503, "Service Unavailable"},
    {507, "Insufficient Storage"},
}};

/// The same on every answer: nothing is cached, framed, sniffed or run.
constexpr std::string_view kFixedFields =
    "Cache-Control: no-store\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "X-Frame-Options: DENY\r\n"
    "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n";

void appendField(std::string& out, std::string_view name, std::string_view value) {
    out += name;
    out += ": ";
    out += value;
    out += "\r\n";
}

void appendRate(std::string& out, const RateDraw& rate) {
    appendField(out, "RateLimit-Limit", std::to_string(*rate.limit));
    appendField(out, "RateLimit-Remaining", std::to_string(rate.remaining));
    appendField(out, "RateLimit-Reset", std::to_string(rate.reset.count()));
}

} // namespace

std::string_view reasonPhrase(int status) {
    for (const auto& [code, phrase] : kReasonPhrases) {
        if (code == status) {
            return phrase;
        }
    }
    return "Unknown";
}

Answer toAnswer(const Problem& problem) {
    nlohmann::ordered_json body{
        {"type", "urn:tempo:problem:" + std::string(problem.slug)},
        {"title", reasonPhrase(problem.status)},
        {"status", problem.status},
        {"detail", problem.detail},
        {"requestId", problem.requestId},
    };
    if (!problem.faults.empty()) {
        auto& errors = body["errors"] = nlohmann::ordered_json::array();
        for (const auto& fault : problem.faults) {
            errors.push_back({{"pointer", fault.pointer}, {"detail", fault.detail}});
        }
    }
    return Answer{.status = problem.status,
                  .contentType = "application/problem+json",
                  .body = body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)};
}

Answer toAnswer(const StoredBatch& stored, ingest::BodyShape shape) {
    std::string body;
    if (shape == ingest::BodyShape::Single) {
        body = R"({"id":")" + stored.ids.front().toString() + R"("})";
    } else {
        body = R"({"accepted":)" + std::to_string(stored.ids.size()) + R"(,"ids":[)";
        for (const auto& id : stored.ids) {
            body += body.back() == '[' ? "\"" : ",\"";
            body += id.toString();
            body += '"';
        }
        body += "]}";
    }
    return Answer{.body = std::move(body)};
}

std::string render(const Answer& answer, std::string_view date, Persistence persistence,
                   BodyPart part) {
    std::string out;
    out.reserve(512 + answer.body.size());
    out += "HTTP/1.1 ";
    out += std::to_string(answer.status);
    out += ' ';
    out += reasonPhrase(answer.status);
    out += "\r\n";
    appendField(out, "Date", date);
    out += kFixedFields;
    if (!answer.allow.empty()) {
        appendField(out, "Allow", answer.allow);
    }
    if (answer.status == 401) {
        appendField(out, "WWW-Authenticate", "Bearer");
    }
    if (answer.retryAfter) {
        appendField(out, "Retry-After", std::to_string(answer.retryAfter->count()));
    }
    if (answer.rate && answer.rate->limit) {
        appendRate(out, *answer.rate);
    }
    if (answer.status != 204) {
        appendField(out, "Content-Type", answer.contentType);
        appendField(out, "Content-Length", std::to_string(answer.body.size()));
    }
    if (persistence == Persistence::Close) {
        appendField(out, "Connection", "close");
    }
    out += "\r\n";
    if (part == BodyPart::Whole) {
        out += answer.body;
    }
    return out;
}

std::string httpDate(Timestamp time) {
    using namespace std::chrono;
    static constexpr std::array<std::string_view, 7> kDays{"Sun", "Mon", "Tue", "Wed",
                                                           "Thu", "Fri", "Sat"};
    static constexpr std::array<std::string_view, 12> kMonths{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = floor<days>(time);
    const year_month_day date{day};
    const std::string iso = formatRfc3339(time); // 2026-01-31T23:59:59.000Z
    std::string text;
    text += kDays.at(weekday{day}.c_encoding());
    text += ", ";
    text += iso.substr(8, 2);
    text += ' ';
    text += kMonths.at(static_cast<unsigned>(date.month()) - 1);
    text += ' ';
    text += iso.substr(0, 4);
    text += ' ';
    text += iso.substr(11, 8);
    text += " GMT";
    return text;
}

} // namespace tempo::http
