#include "store/search/index_writer.hpp"

#include "store/database/query.hpp"

#include <algorithm>

#define TEMPO_DOCUMENT_COLUMNS "title, subtitle, provider, details, severity, state, tag"

namespace tempo::store {
namespace {

SearchDocument readDocument(const Query& query, int column) {
    const auto next = [&] {
        return query.column<std::string>(column++);
    };
    return {next(), next(), next(), next(), next(), next(), next()};
}

} // namespace

void IndexWriter::take(std::span<const Event> events) {
    std::vector<Pending> pending;
    pending.reserve(events.size());
    nextNumbers_.clear();
    for (const auto& event : events) {
        prepare(event, pending);
    }
    // FTS5 writes what it has gathered whenever a number is not greater than the one before.
    std::ranges::sort(pending, {}, &Pending::number);
    for (const auto& document : pending) {
        insert(document);
    }
}

std::size_t IndexWriter::eraseNoted(std::size_t limit) {
    std::vector<DocumentNumber> numbers;
    {
        Query query(connection_,
                    "DELETE FROM search_erasures WHERE document IN (SELECT document"
                    " FROM search_erasures LIMIT ?) RETURNING document",
                    limit);
        while (query.next()) {
            numbers.push_back(query.column<DocumentNumber>(0));
        }
    }
    for (const auto number : numbers) {
        if (const auto stored = find(number)) {
            remove(*stored);
        }
    }
    return numbers.size();
}

std::optional<IndexWriter::Stored> IndexWriter::find(const EventId& event) const {
    Query query(connection_,
                "SELECT document, " TEMPO_DOCUMENT_COLUMNS
                " FROM search_documents WHERE event_id = ?",
                event);
    return query.next()
               ? std::optional(Stored{query.column<DocumentNumber>(0), readDocument(query, 1)})
               : std::nullopt;
}

std::optional<IndexWriter::Stored> IndexWriter::find(DocumentNumber number) const {
    Query query(connection_,
                "SELECT document, " TEMPO_DOCUMENT_COLUMNS
                " FROM search_documents WHERE document = ?",
                number);
    return query.next()
               ? std::optional(Stored{query.column<DocumentNumber>(0), readDocument(query, 1)})
               : std::nullopt;
}

/// Removes a document that is no longer right, and notes the one to come.
void IndexWriter::prepare(const Event& event, std::vector<Pending>& pending) {
    auto document = searchDocumentOf(event);
    const auto stored = find(event.id);
    const bool sameTime = stored && timeOf(stored->number) == event.startDate;
    if (sameTime && stored->document == document) {
        return;
    }
    if (stored) {
        remove(*stored);
    }
    const auto number = sameTime ? stored->number : freeNumber(event.startDate);
    pending.push_back({number, event.id, std::move(document)});
}

/// A millisecond that is full (32,768 documents) lends from the one before it.
DocumentNumber IndexWriter::freeNumber(Timestamp time) {
    for (;; time -= std::chrono::milliseconds(1)) {
        auto [next, isNew] = nextNumbers_.try_emplace(time.time_since_epoch().count(), 0);
        if (isNew) {
            next->second = lastOf(time) + 1;
        }
        if (timeOf(next->second) == time) {
            return next->second++;
        }
    }
}

/// The last number of this millisecond that is taken; one before its first when none is.
DocumentNumber IndexWriter::lastOf(Timestamp time) const {
    const auto first = firstDocumentOf(time);
    Query query(connection_,
                "SELECT max(document) FROM search_documents WHERE document BETWEEN ?"
                " AND ?",
                first, firstDocumentOf(time + std::chrono::milliseconds(1)) - 1);
    query.next();
    return query.column<std::optional<DocumentNumber>>(0).value_or(first - 1);
}

void IndexWriter::insert(const Pending& pending) {
    const auto& [number, event, document] = pending;
    execute(connection_,
            "INSERT INTO search_documents (document, event_id, " TEMPO_DOCUMENT_COLUMNS
            ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            number, event, document.title, document.subtitle, document.provider, document.details,
            document.severity, document.state, document.tag);
    execute(connection_,
            "INSERT INTO search_index (rowid, " TEMPO_DOCUMENT_COLUMNS
            ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            number, document.title, document.subtitle, document.provider, document.details,
            document.severity, document.state, document.tag);
}

/// The index forgets a document when it is shown its text again
/// (https://www.sqlite.org/fts5.html#the_delete_command).
void IndexWriter::remove(const Stored& stored) {
    const auto& [number, document] = stored;
    execute(connection_,
            "INSERT INTO search_index (search_index, rowid, " TEMPO_DOCUMENT_COLUMNS
            ") VALUES ('delete', ?, ?, ?, ?, ?, ?, ?, ?)",
            number, document.title, document.subtitle, document.provider, document.details,
            document.severity, document.state, document.tag);
    execute(connection_, "DELETE FROM search_documents WHERE document = ?", number);
}

} // namespace tempo::store
