#include "store/search/candidates.hpp"

namespace tempo::store {

Candidates::Candidates(const Connection& connection, const IndexQuestion& question,
                       DocumentNumber from, DocumentNumber before) {
    if (question.kind == IndexQuestion::Kind::All) {
        query_.emplace(connection,
                       Sql("SELECT document FROM search_documents WHERE document >= ?"
                           " AND document < ? ORDER BY document DESC"),
                       from, before);
    } else {
        query_.emplace(connection,
                       Sql("SELECT rowid FROM search_index WHERE search_index MATCH ?3"
                           " AND rowid >= ?1 AND rowid < ?2 ORDER BY rowid DESC"),
                       from, before, question.match);
    }
}

std::optional<DocumentNumber> Candidates::next() {
    return query_->next() ? std::optional(query_->column<DocumentNumber>(0)) : std::nullopt;
}

} // namespace tempo::store
