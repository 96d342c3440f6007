#pragma once

#include "ingest/fault_list.hpp"
#include "ingest/json_document.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace tempo::ingest {

/// Checks and writes the metadata of one event, member by member, so that it may come from one
/// object or be gathered from several places of the body. Text that breaks a rule is still written;
/// whoever finds a fault drops the event.
class MetadataWriter {
public:
    explicit MetadataWriter(FaultList& faults) : faults_(faults) { json_.reserve(kUsualSize); }

    /// Adds a member of the metadata object, with its own key.
    void add(JsonValue member);

    /// Closes the object and gives it as compact JSON in the order of adding. `where`:
    /// the value that faults of the whole are about. A `senderAddress` that no member set is added.
    /// It counts against nothing. Empty: none is added.
    std::string finish(JsonValue where, std::string_view senderAddress);

private:
    static constexpr std::size_t kUsualSize = 256;

    void check(JsonValue member);
    void checkKey(JsonValue member);
    void checkString(JsonValue value);
    void checkThumbnail(JsonValue value);

    FaultList& faults_;
    std::string json_ = "{";
    std::size_t keys_ = 0;
    bool hasSenderAddress_ = false;
};

} // namespace tempo::ingest
