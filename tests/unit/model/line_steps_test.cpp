#include "model/timeline/line_steps.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>
#include <string_view>

namespace tempo::model {
namespace {

using Keys = std::vector<LineKey>;

Keys keys(std::string_view letters) {
    Keys made;
    for (const char letter : letters) {
        made.push_back({.entry = {.stack = static_cast<StackId>(letter), .event = {}}});
    }
    return made;
}

/// What a model that follows the steps has in the end.
Keys after(Keys list, const std::vector<LineStep>& steps, const Keys& wanted) {
    for (const auto& [kind, first, count, to] : steps) {
        const auto at = list.begin() + static_cast<std::ptrdiff_t>(first);
        const auto size = static_cast<std::ptrdiff_t>(count);
        if (kind == LineStep::Kind::Remove) {
            list.erase(at, at + size);
        } else if (kind == LineStep::Kind::Insert) {
            const auto from = wanted.begin() + static_cast<std::ptrdiff_t>(first);
            list.insert(at, from, from + size);
        } else {
            const auto moved = *at;
            list.erase(at);
            list.insert(list.begin() + static_cast<std::ptrdiff_t>(to), moved);
        }
    }
    return list;
}

std::size_t stepsFrom(std::string_view from, std::string_view wanted) {
    const auto steps = stepsBetween(keys(from), keys(wanted));
    EXPECT_EQ(after(keys(from), steps, keys(wanted)), keys(wanted)) << from << " → " << wanted;
    return steps.size();
}

TEST(LineSteps, TakeNeighboursTogether) {
    EXPECT_EQ(stepsFrom("abc", "xyzabc"), 1U);
    EXPECT_EQ(stepsFrom("abcdef", "aef"), 1U);
    EXPECT_EQ(stepsFrom("", "abc"), 1U);
    EXPECT_EQ(stepsFrom("abc", "abc"), 0U);
}

TEST(LineSteps, MoveOneLineInsteadOfAllOthers) {
    EXPECT_EQ(stepsFrom("abcdef", "fabcde"), 1U);
    EXPECT_EQ(stepsFrom("abcdef", "bcdefa"), 1U);
    EXPECT_EQ(stepsFrom("abcdef", "xdabcef"), 2U);
}

TEST(LineSteps, LeadFromAnyListToAnyOther) {
    std::mt19937 random(7); // NOLINT(cert-msc51-cpp): the same lists every time
    std::string letters = "abcdefghijklmnopqrst";
    for (int round = 0; round < 300; ++round) {
        std::ranges::shuffle(letters, random);
        const auto from = letters.substr(0, random() % letters.size());
        std::ranges::shuffle(letters, random);
        stepsFrom(from, letters.substr(0, random() % letters.size()));
    }
}

} // namespace
} // namespace tempo::model
