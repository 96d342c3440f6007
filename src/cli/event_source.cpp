#include "cli/event_source.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace tempo::cli {
namespace {

using nlohmann::json;

constexpr int kEnd = std::istream::traits_type::eof();

bool isOneOf(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::ranges::find(names, name) != names.end();
}

/// A cell of the CSV as the value that it stands for; text where it stands for nothing else.
json valueOf(std::string_view column, const std::string& cell) {
    if (isOneOf(column,
                {"sequence", "revision", "needsAttention", "metadata", "actions", "stackID"})) {
        auto value = json::parse(cell, nullptr, /*allow_exceptions=*/false);
        return value.is_discarded() ? json(cell) : value;
    }
    return cell;
}

/// Finds the end of a JSON object from character to character.
class ObjectEnd {
public:
    /// Whether the object ends with this character.
    bool take(char c) {
        if (inString_) {
            const bool closes = c == '"' && !escaped_;
            escaped_ = c == '\\' && !escaped_;
            inString_ = !closes;
            return false;
        }
        inString_ = c == '"';
        depth_ += c == '{' || c == '[' ? 1 : 0;
        depth_ -= c == '}' || c == ']' ? 1 : 0;
        return depth_ == 0;
    }

private:
    int depth_ = 0;
    bool inString_ = false;
    bool escaped_ = false;
};

} // namespace

Result<std::optional<SourcedEvent>> EventSource::next() {
    if (form_ == Form::Unknown) {
        if (auto recognized = recognize(); !recognized) {
            return tl::unexpected(recognized.error());
        }
    }
    if (ended_) {
        return std::nullopt;
    }
    return form_ == Form::Csv ? nextRecord() : nextJson();
}

Result<void> EventSource::recognize() {
    const int first = skipTo();
    if (first == kEnd) {
        ended_ = true;
        form_ = Form::Lines;
        return {};
    }
    if (first == '{') {
        form_ = Form::Lines;
        return {};
    }
    if (first == '[') {
        get();
        form_ = Form::List;
        if (skipTo() == ']') {
            get();
            ended_ = true;
        }
        return {};
    }
    form_ = Form::Csv;
    csv_.emplace(in_, line_);
    auto titles = csv_->next();
    if (!titles) {
        return tl::unexpected(titles.error());
    }
    columns_ = titles->value_or(std::vector<std::string>());
    if (std::ranges::find(columns_, "id") == columns_.end()) {
        return fail(ExitCode::Refused,
                    "this is no export: it begins neither with '[' nor with '{' nor with the "
                    "column names of a CSV export.");
    }
    return {};
}

Result<std::optional<SourcedEvent>> EventSource::nextRecord() {
    auto record = csv_->next();
    if (!record) {
        return tl::unexpected(record.error());
    }
    if (!*record) {
        ended_ = true;
        return std::nullopt;
    }
    line_ = csv_->line();
    if ((*record)->size() != columns_.size()) {
        return broken("has " + std::to_string((*record)->size()) + " cells, and there are " +
                      std::to_string(columns_.size()) + " columns.");
    }
    SourcedEvent sourced{.line = line_, .bytes = 0, .event = json::object()};
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const auto& cell = (**record)[i];
        sourced.bytes += columns_[i].size() + cell.size();
        if (!cell.empty()) {
            sourced.event[columns_[i]] = valueOf(columns_[i], cell);
        }
    }
    return sourced;
}

Result<std::optional<SourcedEvent>> EventSource::nextJson() {
    const int first = skipTo();
    if (first == kEnd && form_ == Form::Lines) {
        ended_ = true;
        return std::nullopt;
    }
    if (first != '{') {
        return broken("has something else where an event should begin.");
    }
    const auto line = line_;
    auto text = readObject();
    if (!text) {
        return tl::unexpected(text.error());
    }
    auto event = json::parse(*text, nullptr, /*allow_exceptions=*/false);
    if (event.is_discarded()) {
        return fail(ExitCode::Refused,
                    "the event on line " + std::to_string(line) + " is not JSON.");
    }
    if (form_ == Form::List) {
        const int after = skipTo();
        if (after != ',' && after != ']') {
            return broken("has neither ',' nor ']' after an event.");
        }
        get();
        ended_ = after == ']';
    }
    return SourcedEvent{line, text->size(), std::move(event)};
}

Result<std::string> EventSource::readObject() {
    std::string text;
    ObjectEnd end;
    while (text.size() < kMostBytes) {
        const int c = get();
        if (c == kEnd) {
            return broken("ends in the middle of an event.");
        }
        text += static_cast<char>(c);
        if (end.take(static_cast<char>(c))) {
            return text;
        }
    }
    return broken("has an event of more than " + std::to_string(kMostBytes) + " bytes.");
}

/// Goes to the next character that is no white space; it is still to be read.
int EventSource::skipTo() {
    int c = in_.peek();
    while (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        get();
        c = in_.peek();
    }
    return c;
}

int EventSource::get() {
    const int c = in_.get();
    line_ += c == '\n' ? 1 : 0;
    return c;
}

tl::unexpected<Failure> EventSource::broken(const std::string& what) const {
    return fail(ExitCode::Refused, "line " + std::to_string(line_) + " " + what);
}

} // namespace tempo::cli
