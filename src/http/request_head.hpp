#pragma once

#include "access/origin.hpp"
#include "http/framing.hpp"
#include "ingest/body_decoder.hpp"

#include <tempo/core/error.hpp>

#include <boost/beast/http/fields.hpp>
#include <boost/beast/http/message.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace tempo::http {

/// What the server needs of a request's header. Borrows from the parsed message.
struct RequestHead {
    enum class Expectation : std::uint8_t { None, Continue, Other };

    std::string_view method;
    std::string_view target; ///< as it stands in the request line
    std::string_view path;   ///< of the target, without the query
    bool keepAlive = true;
    bool chunked = false;
    std::optional<std::uint64_t> contentLength;
    Expectation expectation = Expectation::None;
    std::string_view contentType;
    std::string_view contentEncoding;
    std::optional<std::string_view> token;
    bool tokensDiffer = false; ///< more than one token was sent, and not all the same
    std::optional<std::string_view> tempoSignature; ///< X-Tempo-Signature
    std::optional<std::string_view> hubSignature;   ///< X-Hub-Signature-256
    std::optional<std::string_view> idempotencyKey;
    std::optional<std::string_view> gotifyKey; ///< X-Gotify-Key
    std::optional<std::string_view> basic;     ///< what follows `Basic ` in Authorization
    std::vector<ingest::HeaderField> cloudEventFields;
    std::vector<ingest::HeaderField> otherFields; ///< that have no member here
    access::ForwardingFields forwarding;

    /// Of the target, without the question mark.
    std::string_view query() const {
        return target.size() > path.size() ? target.substr(path.size() + 1) : std::string_view();
    }

    bool hasBody() const { return chunked || contentLength.value_or(0) > 0; }
};

/// Picks the fields out. `scan` is the framing check's result for the same bytes.
RequestHead readHead(const boost::beast::http::request_header<>& header, const HeaderScan& scan,
                     bool keepAlive);

} // namespace tempo::http
