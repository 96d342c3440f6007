#include "http/request_head.hpp"

#include <boost/beast/core/string.hpp>

#include <algorithm>

namespace tempo::http {
namespace {

namespace beast = boost::beast;

std::string_view view(beast::string_view text) {
    return {text.data(), text.size()};
}

bool same(std::string_view left, std::string_view right) {
    return beast::iequals({left.data(), left.size()}, {right.data(), right.size()});
}

bool beginsWith(std::string_view text, std::string_view prefix) {
    return text.size() >= prefix.size() && same(text.substr(0, prefix.size()), prefix);
}

void takeToken(RequestHead& head, std::string_view token) {
    if (head.token && *head.token != token) {
        head.tokensDiffer = true;
    }
    head.token = token;
}

/// What follows the scheme of an Authorization field; nothing if it is of another scheme.
std::optional<std::string_view> afterScheme(std::string_view value, std::string_view scheme) {
    if (!beginsWith(value, scheme)) {
        return std::nullopt;
    }
    value.remove_prefix(scheme.size());
    value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
    return value;
}

void takeAuthorization(RequestHead& head, std::string_view value) {
    if (const auto token = afterScheme(value, "Bearer ")) {
        takeToken(head, *token);
    } else if (const auto basic = afterScheme(value, "Basic ")) {
        head.basic = basic;
    }
}

void takeExtension(RequestHead& head, std::string_view name, std::string_view value) {
    if (same(name, "X-Tempo-Token")) {
        takeToken(head, value);
    } else if (same(name, "X-Tempo-Signature")) {
        head.tempoSignature = value;
    } else if (same(name, "X-Gotify-Key")) {
        head.gotifyKey = value;
    } else if (same(name, "X-Hub-Signature-256")) {
        head.hubSignature = value;
    } else if (same(name, "Idempotency-Key")) {
        head.idempotencyKey = value;
    } else if (beginsWith(name, "ce-")) {
        head.cloudEventFields.push_back({name, value});
    } else if (same(name, "Forwarded")) {
        head.forwarding.forwarded.push_back(value);
    } else if (same(name, "X-Forwarded-For")) {
        head.forwarding.xForwardedFor.push_back(value);
    } else if (same(name, "X-Forwarded-Proto")) {
        head.forwarding.xForwardedProto.push_back(value);
    } else {
        head.otherFields.push_back({name, value});
    }
}

} // namespace

RequestHead readHead(const beast::http::request_header<>& header, const HeaderScan& scan,
                     bool keepAlive) {
    RequestHead head;
    head.method = view(header.method_string());
    head.target = view(header.target());
    head.path = head.target.substr(0, head.target.find('?'));
    head.keepAlive = keepAlive;
    head.chunked = scan.chunked;
    head.contentLength = scan.contentLength;
    for (const auto& field : header) {
        const auto value = view(field.value());
        switch (field.name()) {
        case beast::http::field::authorization:
            takeAuthorization(head, value);
            break;
        case beast::http::field::content_type:
            head.contentType = value;
            break;
        case beast::http::field::content_encoding:
            head.contentEncoding = value;
            break;
        case beast::http::field::expect:
            head.expectation = same(value, "100-continue") ? RequestHead::Expectation::Continue
                                                           : RequestHead::Expectation::Other;
            break;
        default:
            takeExtension(head, view(field.name_string()), value);
        }
    }
    return head;
}

} // namespace tempo::http
