#include "cli/csv_reader.hpp"

namespace tempo::cli {
namespace {

constexpr int kNone = std::istream::traits_type::eof();

bool endsField(int c) {
    return c == ',' || c == '\n' || c == '\r' || c == kNone;
}

} // namespace

Result<std::optional<std::vector<std::string>>> CsvReader::next() {
    while (in_.peek() == '\n' || in_.peek() == '\r') {
        get(); // what is left of the line before, or an empty one
    }
    begun_ = line_;
    if (in_.peek() == kNone) {
        return std::nullopt;
    }
    std::vector<std::string> fields;
    for (;;) {
        const auto after = readField(fields.emplace_back());
        if (!after) {
            return tl::unexpected(after.error());
        }
        if (*after != ',') {
            return fields;
        }
    }
}

/// Gives what follows the field: a comma, the end of the line or that of the input.
Result<int> CsvReader::readField(std::string& field) {
    if (in_.peek() == '"') {
        return readQuoted(field);
    }
    for (;;) {
        const int c = get();
        if (endsField(c)) {
            return c;
        }
        field += static_cast<char>(c);
        if (field.size() > kMostBytes) {
            return fail(ExitCode::Refused, "line " + std::to_string(begun_) + " is too long.");
        }
    }
}

Result<int> CsvReader::readQuoted(std::string& field) {
    get();
    while (field.size() <= kMostBytes) {
        const int c = get();
        if (c == kNone) {
            break;
        }
        if (c != '"') {
            field += static_cast<char>(c);
        } else if (in_.peek() == '"') {
            field += static_cast<char>(get());
        } else {
            const int after = get();
            if (endsField(after)) {
                return after;
            }
            return fail(ExitCode::Refused, "line " + std::to_string(line_) +
                                               " has something between a closing quotation mark "
                                               "and the next comma.");
        }
    }
    return fail(ExitCode::Refused, "the record that begins on line " + std::to_string(begun_) +
                                       " has a quotation mark that is never closed, or is too "
                                       "long.");
}

/// A byte, or that there is none any more.
int CsvReader::get() {
    const int c = in_.get();
    if (c == '\n') {
        ++line_;
    }
    return c;
}

} // namespace tempo::cli
