#include "score/object_reader.hpp"

namespace tempo::score {

void reportKind(JsonValue value, std::string_view expected, FaultSink& faults) {
    faults.add(value, "Must be " + std::string(expected) + ", not " +
                          std::string(ingest::nameOf(value.kind())) + ".");
}

std::string listed(std::span<const std::string_view> names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) {
            text += i + 1 == names.size() ? " and " : ", ";
        }
        text += names[i];
    }
    return text;
}

} // namespace tempo::score
