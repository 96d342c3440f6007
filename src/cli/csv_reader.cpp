#include "cli/csv_reader.hpp"

namespace tempo::cli {
namespace {

constexpr char kEndOfInput = '\0'; ///< stands for the end of the input
constexpr int kNone = std::istream::traits_type::eof();

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
Result<char> CsvReader::readField(std::string& field) {
    if (in_.peek() == '"') {
        return readQuoted(field);
    }
    for (;;) {
        const char c = get();
        if (c == ',' || c == '\n' || c == '\r' || c == kEndOfInput) {
            return c;
        }
        field += c;
        if (field.size() > kMostBytes) {
            return fail(ExitCode::Refused, "line " + std::to_string(begun_) + " is too long.");
        }
    }
}

Result<char> CsvReader::readQuoted(std::string& field) {
    get();
    while (field.size() <= kMostBytes) {
        const char c = get();
        if (c == kEndOfInput) {
            break;
        }
        if (c != '"') {
            field += c;
        } else if (in_.peek() == '"') {
            field += get();
        } else {
            const char after = get();
            if (after == ',' || after == '\n' || after == '\r' || after == kEndOfInput) {
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

char CsvReader::get() {
    const int c = in_.get();
    if (c == '\n') {
        ++line_;
    }
    return c == kNone ? kEndOfInput : static_cast<char>(c);
}

} // namespace tempo::cli
