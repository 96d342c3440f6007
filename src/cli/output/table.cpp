#include "cli/output/table.hpp"

#include "cli/output/escape.hpp"
#include "cli/output/utf8.hpp"

#include <algorithm>
#include <string_view>

namespace tempo::cli {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kShortest = 16; ///< what a shortened column keeps, however narrow it gets

/// The SGR sequence of a tone (ECMA-48).
std::string_view sequenceOf(Tone tone) {
    switch (tone) {
    case Tone::Plain:
        return "";
    case Tone::Good:
        return "\x1b[32m";
    case Tone::Warning:
        return "\x1b[33m";
    case Tone::Bad:
        return "\x1b[31m";
    case Tone::Alarm:
        return "\x1b[1;31m";
    }
    return "";
}

std::vector<std::string> textsOf(const Row& row) {
    std::vector<std::string> texts;
    texts.reserve(row.size());
    for (const Cell& cell : row) {
        texts.push_back(escapeForTerminal(cell.text));
    }
    return texts;
}

} // namespace

Table::Table(std::vector<Column> columns, Terminal terminal) : terminal_(terminal) {
    for (Column& column : columns) {
        const std::size_t natural = std::max(column.minimum, columnsOf(column.title));
        slots_.push_back({.column = std::move(column), .natural = natural, .width = natural});
    }
}

std::string Table::lines(std::span<const Row> rows) {
    std::vector<std::vector<std::string>> texts;
    texts.reserve(rows.size());
    for (const Row& row : rows) {
        texts.push_back(textsOf(row));
        grow(texts.back());
    }
    std::string out;
    if (!begun_) {
        leaveOutWhatDoesNotFit();
    }
    fit();
    if (!begun_) {
        begun_ = true;
        std::vector<std::string> titles;
        for (const Slot& slot : slots_) {
            titles.push_back(slot.column.title);
        }
        out += line(titles, nullptr);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        out += line(texts[i], &rows[i]);
    }
    return out;
}

void Table::grow(const std::vector<std::string>& texts) {
    for (std::size_t i = 0; i < slots_.size(); ++i) {
        slots_[i].natural = std::max(slots_[i].natural, columnsOf(texts.at(i)));
    }
}

/// What the shown columns but those of `fit` take, with the gaps between all of them.
std::size_t Table::widthWithout(Fit fit) const {
    std::size_t width = 0;
    for (const Slot& slot : slots_) {
        if (slot.shown) {
            width += kGap + (slot.column.fit == fit ? 0 : slot.natural);
        }
    }
    return width == 0 ? 0 : width - kGap;
}

void Table::leaveOutWhatDoesNotFit() {
    for (Slot& slot : slots_) {
        if (terminal_.width && slot.column.fit == Fit::Optional &&
            widthWithout(Fit::Shorten) + kShortest > *terminal_.width) {
            slot.shown = false;
        }
    }
}

void Table::fit() {
    for (Slot& slot : slots_) {
        slot.width = slot.natural;
        if (terminal_.width && slot.column.fit == Fit::Shorten) {
            const std::size_t others = widthWithout(Fit::Shorten);
            const std::size_t room = *terminal_.width > others ? *terminal_.width - others : 0;
            slot.width = std::min(slot.natural, std::max(room, kShortest));
        }
    }
}

std::string Table::line(const std::vector<std::string>& texts, const Row* row) const {
    std::string out;
    for (std::size_t i = 0; i < slots_.size(); ++i) {
        const Slot& slot = slots_[i];
        if (!slot.shown) {
            continue;
        }
        const std::string text = shorten(texts.at(i), slot.width);
        const std::string padding(slot.width - columnsOf(text), ' ');
        const Tone tone =
            row != nullptr && terminal_.colour == Colour::On ? row->at(i).tone : Tone::Plain;
        const std::string shown =
            tone == Tone::Plain ? text : std::string(sequenceOf(tone)) + text + "\x1b[0m";
        out += slot.column.align == Align::Right ? padding + shown : shown + padding;
        out.append(kGap, ' ');
    }
    out.erase(out.find_last_not_of(' ') + 1);
    return out + "\n";
}

} // namespace tempo::cli
