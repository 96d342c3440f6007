#include "model/timeline/entry_list.hpp"

#include <algorithm>
#include <utility>

namespace tempo::model {
namespace {

constexpr std::size_t kMostOfAPage = 1000; // of every list of the daemon
constexpr protocol::Place kBeforeAll{Timestamp::min(), 0};

} // namespace

EntryList::EntryList(EntrySource source, Size size, QObject* parent)
    : QObject(parent), source_(std::move(source)), size_(size) {}

void EntryList::readFrom(End end) {
    EntryQuestion question{.towards = end == End::Newer ? End::Older : End::Newer};
    if (end == End::Older) {
        question.cursor = toText(kBeforeAll);
    }
    begin(question, Edge());
}

void EntryList::readBefore(const protocol::Place& place) {
    begin({.towards = End::Older, .cursor = toText(place)}, edgeAt(place));
}

void EntryList::begin(const EntryQuestion& question, const Edge& behind) {
    ++generation_;
    reading_ = false;
    refresh_ = false;
    wanted_.reset();
    meanwhile_.clear();
    arriving_ = true;
    auto asked = question;
    asked.limit = size_.page;
    ask(asked, [this, behind, towards = question.towards](const EntryPage& page) {
        const bool older = towards == End::Older;
        window_.replace(page.entries, older ? behind : page.edge, older ? page.edge : behind);
    });
}

void EntryList::refresh() {
    refresh_ = true;
    readOn();
}

void EntryList::want(End end) {
    wanted_ = end;
    readOn();
}

/// One question at a time.
void EntryList::readOn() {
    if (reading_) {
        return;
    }
    if (std::exchange(refresh_, false)) {
        return readAgain();
    }
    const auto end = std::exchange(wanted_, std::nullopt);
    if (end && !window_.isWhole(*end)) {
        extend(*end);
    }
}

void EntryList::extend(End end) {
    ask({.towards = end, .cursor = window_.edge(end).cursor, .limit = size_.page},
        [this, end](const EntryPage& page) {
            auto edge = page.edge;
            if (edge.place == protocol::Place()) { // the answer was empty, and is not the last
                edge.place = window_.edge(end).place;
            }
            window_.extend(end, page.entries, edge);
        });
}

/// The entry at the newer edge is held, so it is read again too.
void EntryList::readAgain() {
    const auto newer = window_.edge(End::Newer);
    EntryQuestion question{.towards = End::Older};
    if (!newer.isEnd) {
        question.cursor = toText(protocol::Place{newer.place.startDate, newer.place.sequence + 1});
    }
    const auto held = std::max<std::size_t>(window_.entries().size(), size_.page);
    question.limit = static_cast<std::uint32_t>(std::min(held, kMostOfAPage));
    ask(question,
        [this, newer](const EntryPage& page) { window_.replace(page.entries, newer, page.edge); });
}

void EntryList::ask(const EntryQuestion& question, Use use) {
    reading_ = true;
    source_(this, question,
            [this, use = std::move(use), asked = generation_](const Expected<EntryPage>& page) {
                if (asked != generation_) {
                    return;
                }
                reading_ = false;
                if (!page) {
                    Q_EMIT failed(shown(page.error().detail));
                    return;
                }
                unsearched_ = page->unsearched;
                use(*page);
                for (const auto& change : std::exchange(meanwhile_, {})) {
                    apply(change);
                }
                Q_EMIT changed();
                if (std::exchange(arriving_, false)) {
                    Q_EMIT arrived();
                }
                readOn();
            });
}

void EntryList::put(TimelineEntry entry) {
    const Change change(std::move(entry));
    apply(change);
    if (reading_) {
        meanwhile_.push_back(change);
    }
}

void EntryList::drop(const EntryKey& key) {
    apply(key);
    if (reading_) {
        meanwhile_.emplace_back(key);
    }
}

void EntryList::apply(const Change& change) {
    if (const auto* entry = std::get_if<TimelineEntry>(&change)) {
        window_.put(*entry);
    } else {
        window_.drop(std::get<EntryKey>(change));
    }
}

} // namespace tempo::model
