#pragma once

#include "store/database/query.hpp"
#include "store/search/index_writer.hpp"
#include "store/search/match_text.hpp"

#include <limits>
#include <optional>

namespace tempo::store {

/// The documents that the index names for a question, the newest first.
class Candidates {
public:
    /// Those before the document `before`, from the document `from` on. `question` must outlive it
    /// and is not IndexQuestion::Kind::None.
    Candidates(const Connection& connection, const IndexQuestion& question, DocumentNumber from,
               DocumentNumber before);

    std::optional<DocumentNumber> next();

private:
    std::optional<Query> query_;
};

} // namespace tempo::store
