#include "model/timeline/line_steps.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace tempo::model {
namespace {

using Keys = std::vector<LineKey>;
using KeySet = std::unordered_set<LineKey>;

std::ptrdiff_t offset(std::size_t index) {
    return static_cast<std::ptrdiff_t>(index);
}

/// From the back, so that what is before keeps its number.
void removeGone(Keys& keys, const KeySet& wanted, std::vector<LineStep>& steps) {
    for (std::size_t end = keys.size(); end > 0;) {
        if (wanted.contains(keys[end - 1])) {
            --end;
            continue;
        }
        std::size_t first = end - 1;
        while (first > 0 && !wanted.contains(keys[first - 1])) {
            --first;
        }
        steps.push_back({.kind = LineStep::Kind::Remove, .first = first, .count = end - first});
        keys.erase(keys.begin() + offset(first), keys.begin() + offset(end));
        end = first;
    }
}

void move(Keys& keys, std::size_t from, std::size_t to, std::vector<LineStep>& steps) {
    steps.push_back({.kind = LineStep::Kind::Move, .first = from, .count = 1, .to = to});
    const auto moved = keys[from];
    keys.erase(keys.begin() + offset(from));
    keys.insert(keys.begin() + offset(to), moved);
}

/// A line that alone went down is moved down, instead of all others up.
void bringIntoOrder(Keys& keys, const Keys& wanted, std::vector<LineStep>& steps) {
    std::unordered_map<LineKey, std::size_t> places;
    for (std::size_t place = 0; place < wanted.size(); ++place) {
        places.emplace(wanted[place], place);
    }
    for (std::size_t place = 0; place < wanted.size();) {
        if (keys[place] == wanted[place]) {
            ++place;
        } else if (keys[place + 1] == wanted[place]) {
            move(keys, place, places.at(keys[place]), steps);
        } else {
            const auto found = std::ranges::find(keys, wanted[place]);
            move(keys, static_cast<std::size_t>(found - keys.begin()), place, steps);
        }
    }
}

void insertNew(const Keys& wanted, const KeySet& known, std::vector<LineStep>& steps) {
    for (std::size_t first = 0; first < wanted.size();) {
        if (known.contains(wanted[first])) {
            ++first;
            continue;
        }
        std::size_t end = first + 1;
        while (end < wanted.size() && !known.contains(wanted[end])) {
            ++end;
        }
        steps.push_back({.kind = LineStep::Kind::Insert, .first = first, .count = end - first});
        first = end;
    }
}

} // namespace

std::vector<LineStep> stepsBetween(const Keys& from, const Keys& wanted) {
    std::vector<LineStep> steps;
    auto keys = from;
    removeGone(keys, KeySet(wanted.begin(), wanted.end()), steps);
    const KeySet known(keys.begin(), keys.end());
    Keys kept;
    std::ranges::copy_if(wanted, std::back_inserter(kept),
                         [&known](const LineKey& key) { return known.contains(key); });
    bringIntoOrder(keys, kept, steps);
    insertNew(wanted, known, steps);
    return steps;
}

} // namespace tempo::model
