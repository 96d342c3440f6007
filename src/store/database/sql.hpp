#pragma once

#include <cstddef>

namespace tempo::store {

/// The text of one SQL statement. It can be made from a string literal only, so nothing that came
/// from outside can become part of a statement, and its address can name the prepared statement.
class Sql {
public:
    template<std::size_t N>
    consteval Sql(const char (&literal)[N]) : text_(literal) {} // NOLINT(google-explicit-*)

    const char* text() const { return text_; }

private:
    const char* text_;
};

} // namespace tempo::store
