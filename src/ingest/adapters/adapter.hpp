#pragma once

#include "ingest/body_decoder.hpp"

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

/// What other tools send, as event drafts: each tool keeps its own format, and an adapter is a pure
/// function from the request's header fields and body to drafts. Any thread.
namespace tempo::ingest {

/// Nothing: the body is not what the adapter's tool sends. A refusal: it cannot be read at all, or
/// it is the tool's and breaks a rule of the wire.
using AdaptOutcome = tl::expected<std::optional<DecodedBody>, DecodeRefusal>;

struct Adapter {
    /// Whether a signature of the body alone says enough. It does not where header fields, which no
    /// signature covers, are as much of the message as the body is.
    enum class Signing : std::uint8_t { Allowed, Refused };

    std::string_view source;   ///< its path: `/ingest/<source>`
    std::string_view tool;     ///< its name, for sentences
    std::string_view provider; ///< that its events get where the token allows; empty: the token's
    std::string_view expects;  ///< what its body looks like, for who sent something else
    AdaptOutcome (*adapt)(const RequestBody& request, const DecodeContext& context);
    Signing signing = Signing::Allowed;
};

/// Every adapter that has a path below `/ingest/`.
std::span<const Adapter> adapters();

/// The adapter of a path below `/ingest/`; null if there is none.
const Adapter* findAdapter(std::string_view source);

/// The adapter of the tool that a token's provider belongs to: `com.uptime-kuma.cellar` is of
/// `com.uptime-kuma`. Null if there is none.
const Adapter* adapterOf(std::string_view boundProvider);

/// What Gotify's clients and what ntfy's clients send.
const Adapter& gotifyAdapter();
const Adapter& ntfyAdapter();

/// On the adapter's own path: a body that it does not recognise is refused.
tl::expected<DecodedBody, DecodeRefusal>
decodeForeign(const Adapter& adapter, const RequestBody& request, const DecodeContext& context);

/// On the path for events, where the token's provider has an adapter: what that does not recognise
/// is read as decodeBody does. `own`: the context in that case.
tl::expected<DecodedBody, DecodeRefusal> decodeEither(const Adapter& adapter,
                                                      const RequestBody& request,
                                                      const DecodeContext& foreign,
                                                      const DecodeContext& own);

} // namespace tempo::ingest
