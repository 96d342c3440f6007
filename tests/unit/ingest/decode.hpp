#pragma once

#include "ingest/body_decoder.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

/// Short ways to decode a body and to look at what came of it.
namespace tempo::ingest::test {

inline constexpr DecodeContext kContext{"scripts.shell", ""};

inline auto decode(std::string_view body, std::string_view contentType = "application/json") {
    return decodeBody({.contentType = contentType, .body = body}, kContext);
}

/// The only event of a body that must be accepted.
inline EventDraft accepted(std::string_view body,
                           std::string_view contentType = "application/json") {
    auto decoded = decode(body, contentType);
    if (!decoded) {
        ADD_FAILURE() << decoded.error().detail << " "
                      << (decoded.error().faults.empty() ? "" : decoded.error().faults[0].detail);
        return {};
    }
    EXPECT_EQ(decoded->events.size(), 1U);
    return decoded->events.front();
}

/// The pointers of the faults of a body that must be refused with 422.
inline std::vector<std::string> faultyPointers(std::string_view body,
                                               std::string_view contentType = "application/json") {
    const auto decoded = decode(body, contentType);
    if (decoded) {
        return {"accepted"};
    }
    EXPECT_EQ(decoded.error().kind, Refusal::InvalidEvent) << decoded.error().detail;
    std::vector<std::string> pointers;
    for (const auto& fault : decoded.error().faults) {
        pointers.push_back(fault.pointer);
    }
    return pointers;
}

/// The kind of a refusal; a failure if the body is accepted.
inline Refusal refusalOf(std::string_view body, std::string_view contentType = "application/json") {
    const auto decoded = decode(body, contentType);
    EXPECT_FALSE(decoded.has_value());
    return decoded ? Refusal{} : decoded.error().kind;
}

/// An event with a title and these further members, `"name":value` separated by commas.
inline std::string eventWith(std::string_view members) {
    return R"({"title":"Disk full",)" + std::string(members) + "}";
}

} // namespace tempo::ingest::test
