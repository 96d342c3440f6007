#include "ingest/adapters/document_copy.hpp"

#include "ingest/adapters/foreign_text.hpp"
#include "ingest/utf8.hpp"

#include <algorithm>

namespace tempo::ingest {
namespace {

bool isContainer(JsonValue value) {
    return value.isArray() || value.isObject();
}

/// As deep as the reader lets a body be, kJsonDepth.
std::size_t depthOf(JsonValue value) {
    if (!isContainer(value)) {
        return 0;
    }
    std::size_t deepest = 0;
    for (const auto child : value.children()) {
        deepest = std::max(deepest, depthOf(child));
    }
    return deepest + 1;
}

} // namespace

Extent measure(JsonValue value) {
    Extent extent{.depth = depthOf(value)};
    for (auto index = value.index(); index != value.end(); ++index) {
        const auto inner = value.at(index);
        if (index != value.index() && inner.hasKey()) {
            ++extent.keys;
            extent.longestKey = std::max(extent.longestKey, countCodePoints(inner.key()));
        }
        if (inner.isString()) {
            extent.longestString = std::max(extent.longestString, inner.text().size());
        }
    }
    return extent;
}

void copyValue(JsonDocument& to, JsonValue value) {
    if (!isContainer(value)) {
        to.addScalar(value.kind(), value.text());
        return;
    }
    to.open(value.kind());
    for (const auto child : value.children()) {
        if (child.hasKey()) {
            to.addKey(child.key());
        }
        copyValue(to, child);
    }
    to.close();
}

void copyRest(JsonDocument& to, const Foreign& value, std::size_t atMost) {
    if (!value.isObject() && !value.isArray()) {
        const auto scalar = value.value();
        to.addScalar(scalar.kind(), shortenedToBytes(scalar.text(), atMost));
        return;
    }
    to.open(value.value().kind());
    for (const auto& child : value.children()) {
        if (child.hasRest()) {
            if (child.value().hasKey()) {
                to.addKey(child.key());
            }
            copyRest(to, child, atMost);
        }
    }
    to.close();
}

} // namespace tempo::ingest
