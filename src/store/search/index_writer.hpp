#pragma once

#include "store/search/document.hpp"

#include <tempo/core/event.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace tempo::store {

class Connection;

/// A document's number: its place in time (schema/0007_search.hpp).
using DocumentNumber = std::int64_t;

/// What a number has in common with those of the same millisecond.
inline constexpr int kDocumentBits = 15;

inline Timestamp timeOf(DocumentNumber number) {
    return Timestamp(std::chrono::milliseconds(number >> kDocumentBits));
}
/// The first number of a millisecond.
inline DocumentNumber firstDocumentOf(Timestamp time) {
    return time.time_since_epoch().count() * (DocumentNumber{1} << kDocumentBits);
}

/// Changes the index inside a transaction of the store thread. Throws DatabaseFailure.
class IndexWriter {
public:
    explicit IndexWriter(Connection& connection) : connection_(connection) {}

    /// Brings the documents of these events up to date; one whose text is the same costs little.
    void take(std::span<const Event> events);

    /// Takes documents of deleted events out, `limit` at most; how many there were.
    std::size_t eraseNoted(std::size_t limit);

private:
    struct Stored {
        DocumentNumber number{};
        SearchDocument document;
    };
    struct Pending {
        DocumentNumber number{};
        EventId event;
        SearchDocument document;
    };

    std::optional<Stored> find(const EventId& event) const;
    std::optional<Stored> find(DocumentNumber number) const;
    void prepare(const Event& event, std::vector<Pending>& pending);
    DocumentNumber freeNumber(Timestamp time);
    DocumentNumber lastOf(Timestamp time) const;
    void insert(const Pending& pending);
    void remove(const Stored& stored);

    Connection& connection_;
    std::unordered_map<std::int64_t, DocumentNumber> nextNumbers_; ///< by millisecond
};

} // namespace tempo::store
