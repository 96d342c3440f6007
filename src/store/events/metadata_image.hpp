#pragma once

#include <tempo/core/timestamp.hpp>

#include <string>
#include <string_view>

/// Pictures in metadata: members `thumbnail` that hold a `data:image/…` URI (docs/HTTP-API.md). The
/// texts are JSON as Tempo writes it, compact and without needless escapes. Pure.
namespace tempo::store {

bool holdsImage(std::string_view json);

/// The same JSON with `thumbnailRemovedAt`, a time, in the place of each picture.
std::string withoutImages(std::string_view json, Timestamp removedAt);

} // namespace tempo::store
