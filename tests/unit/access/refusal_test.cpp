#include "access/refusal.hpp"

#include <gtest/gtest.h>

#include <set>

namespace tempo::access {
namespace {

TEST(Refusal, HasItsOwnWordsForEachCause) {
    std::set<std::string_view> words;
    for (const auto cause :
         {Refusal::None, Refusal::UnknownToken, Refusal::Revoked, Refusal::Expired,
          Refusal::RotatedOut, Refusal::TlsRequired, Refusal::NoCertificate,
          Refusal::AddressNotAllowed, Refusal::UnknownSender, Refusal::CannotSign,
          Refusal::CannotOpen, Refusal::WrongSignature, Refusal::ClockDiffers, Refusal::Replayed}) {
        words.insert(inWords(cause));
    }
    EXPECT_EQ(words.size(), 14U);
    EXPECT_FALSE(words.contains(""));
}

} // namespace
} // namespace tempo::access
