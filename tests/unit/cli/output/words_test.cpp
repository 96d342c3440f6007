#include "cli/output/words.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>

namespace tempo::cli {
namespace {

/// The time zone of a scope, in the POSIX form that needs no zone files.
class TimeZone {
public:
    explicit TimeZone(const char* zone) {
        ::setenv("TZ", zone, 1);
        ::tzset();
    }
    TimeZone(const TimeZone&) = delete;
    TimeZone& operator=(const TimeZone&) = delete;
    ~TimeZone() {
        ::unsetenv("TZ");
        ::tzset();
    }
};

TEST(LocalTime, IsThatOfTheReader) {
    const TimeZone zone("CET-1CEST,M3.5.0,M10.5.0/3");
    EXPECT_EQ(localTime(*parseRfc3339("2026-01-31T22:59:59.999Z")), "2026-01-31 23:59:59");
    EXPECT_EQ(localTime(*parseRfc3339("2026-07-31T22:59:59Z")), "2026-08-01 00:59:59");
}

TEST(LocalTime, KeepsTimesBefore1970Apart) {
    const TimeZone zone("UTC0");
    EXPECT_EQ(localTime(*parseRfc3339("1969-12-31T23:59:59.500Z")), "1969-12-31 23:59:59");
}

TEST(LocalTime, SaysWhatStandsForAbsence) {
    EXPECT_EQ(localTime(std::nullopt, "never"), "never");
}

TEST(DurationWords, TellTheTwoLargestUnits) {
    using std::chrono::seconds;
    EXPECT_EQ(durationWords(seconds(0)), "0 s");
    EXPECT_EQ(durationWords(seconds(59)), "59 s");
    EXPECT_EQ(durationWords(seconds(200)), "3 min 20 s");
    EXPECT_EQ(durationWords(seconds(3600)), "1 h");
    EXPECT_EQ(durationWords(seconds(12 * 86400 + 3 * 3600 + 59)), "12 d 3 h");
    EXPECT_EQ(durationWords(seconds(-5)), "0 s");
}

TEST(BytesWords, UseTheUnitThatFits) {
    EXPECT_EQ(bytesWords(0), "0 B");
    EXPECT_EQ(bytesWords(1023), "1023 B");
    EXPECT_EQ(bytesWords(1024), "1.0 KiB");
    EXPECT_EQ(bytesWords(12'897'485), "12.3 MiB");
}

TEST(Counted, KnowsTheSingular) {
    EXPECT_EQ(counted(0, "event"), "0 events");
    EXPECT_EQ(counted(1, "event"), "1 event");
}

TEST(SenderState, PutsRevokedBeforeExpired) {
    const Timestamp now = *parseRfc3339("2026-01-01T00:00:00Z");
    Sender sender;
    EXPECT_EQ(senderState(sender, now), "active");
    sender.expiresAt = now;
    EXPECT_EQ(senderState(sender, now), "expired");
    sender.revokedAt = now;
    EXPECT_EQ(senderState(sender, now), "revoked");
}

} // namespace
} // namespace tempo::cli
