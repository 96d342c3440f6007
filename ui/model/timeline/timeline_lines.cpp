#include "model/timeline/timeline_lines.hpp"

namespace tempo::model {
namespace {

using Kind = TimelineLine::Kind;
using Fold = TimelineLine::Fold;

/// The day of each of a row of times that fall: the calendar is asked once a day.
class Days {
public:
    explicit Days(const TimeText& times) : times_(times) {}

    QDate of(Timestamp at) {
        if (!day_.isValid() || at < begins_ || at >= ends_) {
            day_ = times_.dateOf(at);
            begins_ = times_.beginningOf(day_);
            ends_ = times_.beginningOf(day_.addDays(1));
        }
        return day_;
    }

private:
    const TimeText& times_;
    QDate day_;
    Timestamp begins_;
    Timestamp ends_;
};

void addMembers(std::vector<TimelineLine>& lines, StackId stack, const EntryWindow& members) {
    if (!members.isWhole(End::Newer)) {
        lines.push_back({.kind = Kind::Newer, .stack = stack, .day = {}, .entry = {}});
    }
    for (const auto& member : members.entries()) {
        lines.push_back({.kind = Kind::Member, .stack = stack, .day = {}, .entry = member});
    }
    if (!members.isWhole(End::Older)) {
        lines.push_back({.kind = Kind::Older, .stack = stack, .day = {}, .entry = {}});
    }
}

} // namespace

std::vector<TimelineLine> linesOf(const EntryWindow& entries, const UnfoldedWindows& unfolded,
                                  const TimeText& times) {
    std::vector<TimelineLine> lines;
    Days days(times);
    QDate current;
    for (const auto& entry : entries.entries()) {
        if (const auto day = days.of(entry->event.startDate); day != current) {
            current = day;
            lines.push_back({.kind = Kind::Day, .day = day, .entry = {}});
        }
        const bool several = entry->stack && entry->stack->events > 1;
        const auto members = several ? unfolded.find(entry->stack->id) : unfolded.end();
        const auto fold = !several                    ? Fold::None
                          : members != unfolded.end() ? Fold::Unfolded
                                                      : Fold::Folded;
        lines.push_back({.kind = Kind::Entry, .fold = fold, .day = {}, .entry = entry});
        if (fold == Fold::Unfolded) {
            addMembers(lines, entry->stack->id, *members->second);
        }
    }
    return lines;
}

} // namespace tempo::model
