#include "crypto/server_names.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tempo::crypto {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> usableDns(std::vector<std::string> names) {
    return usableNames({.dnsNames = std::move(names)}).dnsNames;
}

std::vector<std::string> usableAddresses(std::vector<std::string> addresses) {
    return usableNames({.ipAddresses = std::move(addresses)}).ipAddresses;
}

TEST(ServerNames, AreLowerCaseWithoutAFinalDotAndThereOnce) {
    EXPECT_THAT(usableDns({"NAS", "nas.local.", "nas", "localhost", "my_nas-2.local"}),
                ElementsAre("nas", "nas.local", "localhost", "my_nas-2.local"));
}

TEST(ServerNames, LeaveOutWhatIsNoHostName) {
    EXPECT_THAT(usableDns({"", ".", "a..b", ".a", "-a", "a-", "a b", "*.example", "näs",
                           "192.0.2.1", "a.1", "a/b", "a,DNS:b", std::string("a\0b", 3)}),
                IsEmpty());
}

TEST(ServerNames, HaveLabelsOf63AndNamesOf253CharactersAtMost) {
    const std::string label(63, 'a');
    const auto longest = label + '.' + label + '.' + label + '.' + std::string(61, 'a');
    EXPECT_THAT(usableDns({label, label + 'a', longest, longest + 'a'}),
                ElementsAre(label, longest));
}

TEST(ServerNames, WriteAddressesInTheirOneForm) {
    EXPECT_THAT(usableAddresses(
                    {"192.0.2.1", "2001:DB8:0:0:0:0:0:1", "fe80::1%eth0", "::1", "2001:db8::1"}),
                ElementsAre("192.0.2.1", "2001:db8::1", "fe80::1", "::1"));
}

TEST(ServerNames, LeaveOutWhatIsNoAddress) {
    EXPECT_THAT(usableAddresses({"", "192.0.2", "192.0.2.256", "192.0.2.1%eth0", "192.0.2.1/24",
                                 "1:2:3", "nas", ":", "%"}),
                IsEmpty());
}

TEST(ServerNames, AreBoundedInNumber) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < kServerNamesLimit + 10; ++i) {
        names.push_back("host" + std::to_string(i));
    }
    EXPECT_EQ(usableDns(names).size(), kServerNamesLimit);
    EXPECT_EQ(usableDns(names).front(), "host0");
}

} // namespace
} // namespace tempo::crypto
