#include "http/request_head.hpp"

#include <boost/beast/core/string.hpp>

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

void takeAuthorization(RequestHead& head, std::string_view value) {
    constexpr std::string_view kScheme = "Bearer ";
    if (beginsWith(value, kScheme)) {
        value.remove_prefix(kScheme.size());
        while (!value.empty() && value.front() == ' ') {
            value.remove_prefix(1);
        }
        takeToken(head, value);
    }
}

void takeExtension(RequestHead& head, std::string_view name, std::string_view value) {
    if (same(name, "X-Tempo-Token")) {
        takeToken(head, value);
    } else if (same(name, "X-Tempo-Signature")) {
        head.tempoSignature = value;
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
