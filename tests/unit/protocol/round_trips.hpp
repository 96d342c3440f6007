#pragma once

#include <tempo/protocol/messages.hpp>

#include <gtest/gtest.h>

namespace tempo::protocol {

inline const Timestamp kTime{std::chrono::milliseconds(1'767'225'600'123)}; ///< 2026-01-01
inline const auto kEventId = EventId::parse("0198c5f0-0000-7000-8000-000000000001").value();

template<class Message>
void expectRoundTrip(const Message& message) {
    const auto json = toJson(message);
    const auto read = fromJson<Message>(json);
    ASSERT_TRUE(read) << json << read.error().detail;
    EXPECT_EQ(*read, message) << json;
}

/// Each message, written as JSON and read again, is what it was.
template<class... Messages>
void expectRoundTrips(const Messages&... messages) {
    (expectRoundTrip(messages), ...);
}

} // namespace tempo::protocol
