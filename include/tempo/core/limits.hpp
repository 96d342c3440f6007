#pragma once

#include <chrono>
#include <cstddef>

/// The bounds of the ingestion wire (docs/HTTP-API.md). Lengths of text are in Unicode code points,
/// sizes in bytes.
namespace tempo::limits {

inline constexpr std::size_t kTitleLength = 200;
inline constexpr std::size_t kSubtitleLength = 500;
inline constexpr std::size_t kProviderLength = 128;
inline constexpr std::size_t kExternalIdLength = 256;
inline constexpr std::size_t kMetadataKeys = 256;
inline constexpr std::size_t kMetadataDepth = 8;
inline constexpr std::size_t kMetadataKeyLength = 128;
inline constexpr std::size_t kMetadataStringSize = 32UL * 1024;
inline constexpr std::size_t kActions = 8;
inline constexpr std::size_t kActionLabelLength = 64;
inline constexpr std::size_t kBatchEvents = 1000;
inline constexpr std::size_t kIdempotencyKeyLength = 128;
inline constexpr std::chrono::hours kIdempotencyMemory{24};
/// How far the clock of a sender that signs may be off, in either direction.
inline constexpr std::chrono::seconds kSignatureTolerance{300};
inline constexpr std::size_t kBodySize = 4UL * 1024 * 1024;
inline constexpr std::size_t kHeaderSize = 8UL * 1024;
inline constexpr std::size_t kRevisions = 100;
inline constexpr std::size_t kControlLineSize = 8UL * 1024 * 1024;

} // namespace tempo::limits
