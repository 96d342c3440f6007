#pragma once

#include <tempo/core/event.hpp>
#include <tempo/protocol/messages/search.hpp>

#include <span>
#include <string>
#include <vector>

namespace tempo::daemon {

/// What is wrong with events that come from an export: each must fulfil the rules of the ingestion
/// wire, have an id that a Tempo gave out (a UUID of version 7, RFC 9562, not from the future by
/// more than a day) and a revision of at least 1. `moreSchemes`: of ingest::DecodeContext. Pure.
std::vector<protocol::ImportFault> importFaults(std::span<const Event> events, Timestamp now,
                                                std::span<const std::string> moreSchemes = {});

} // namespace tempo::daemon
