#include "http/held_answers.hpp"
#include "unit/access/addresses.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace tempo::http {
namespace {

using test::address;

std::vector<HeldAnswers::Place> fill(HeldAnswers& held, std::string_view client) {
    std::vector<HeldAnswers::Place> places;
    while (auto place = held.take(address(client))) {
        places.push_back(*std::move(place));
    }
    return places;
}

TEST(HeldAnswers, AreBoundedForEachClient) {
    HeldAnswers held;
    const auto places = fill(held, "192.0.2.1");
    EXPECT_EQ(places.size(), HeldAnswers::kPerClient);
    EXPECT_TRUE(held.take(address("192.0.2.2")));
}

TEST(HeldAnswers, CountTheBlockOfAnIpv6Client) {
    HeldAnswers held;
    const auto places = fill(held, "2001:db8::1");
    EXPECT_FALSE(held.take(address("2001:db8::2")));
    EXPECT_TRUE(held.take(address("2001:db8:0:1::1")));
}

TEST(HeldAnswers, MakeRoomWhenTheyLeave) {
    HeldAnswers held;
    auto places = fill(held, "192.0.2.1");
    places.pop_back();
    EXPECT_TRUE(held.take(address("192.0.2.1")));
    places.clear();
    EXPECT_EQ(fill(held, "192.0.2.1").size(), HeldAnswers::kPerClient);
}

} // namespace
} // namespace tempo::http
