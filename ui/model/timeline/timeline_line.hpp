#pragma once

#include "model/timeline/timeline_entry.hpp"

#include <QDate>
#include <functional>

namespace tempo::model {

/// One line of the timeline as it is drawn.
struct TimelineLine {
    enum class Kind : std::uint8_t {
        Day,    ///< what follows began on `day`
        Entry,  ///< a stack, or an event that stands alone
        Member, ///< an event of the unfolded stack above
        Newer,  ///< the stack has newer members, which are being read
        Older   ///< the stack has older members, which are being read
    };
    enum class Fold : std::uint8_t { None, Folded, Unfolded };

    Kind kind = Kind::Entry;
    Fold fold = Fold::None; ///< of an Entry: None unless it is a stack of several
    StackId stack = 0;      ///< of a Member, Newer or Older: whose
    QDate day;              ///< of a Day
    SharedEntry entry;      ///< of an Entry or a Member

    bool isEvent() const { return kind == Kind::Entry || kind == Kind::Member; }

    friend bool operator==(const TimelineLine&, const TimelineLine&) = default;
};

/// What makes two lines the same one, however it looks.
struct LineKey {
    TimelineLine::Kind kind = TimelineLine::Kind::Entry;
    StackId stack = 0;
    std::int64_t day = 0; ///< Julian
    EntryKey entry;

    friend bool operator==(const LineKey&, const LineKey&) = default;
};

inline LineKey keyOf(const TimelineLine& line) {
    return {.kind = line.kind,
            .stack = line.stack,
            .day = line.day.isValid() ? line.day.toJulianDay() : 0,
            .entry = line.entry ? line.entry->key() : EntryKey()};
}

} // namespace tempo::model

template<>
struct std::hash<tempo::model::LineKey> {
    std::size_t operator()(const tempo::model::LineKey& key) const {
        const auto place = static_cast<std::uint64_t>(key.kind) +
                           8 * static_cast<std::uint64_t>(key.day) +
                           1'000'003 * static_cast<std::uint64_t>(key.stack);
        return std::hash<tempo::model::EntryKey>()(key.entry) ^ std::hash<std::uint64_t>()(place);
    }
};
