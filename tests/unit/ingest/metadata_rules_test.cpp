#include "unit/ingest/decode.hpp"

#include <tempo/core/limits.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace tempo::ingest {
namespace {

using namespace test;
using testing::ElementsAre;

std::string withMetadata(std::string_view metadata) {
    return eventWith("\"metadata\":" + std::string(metadata));
}

/// An object of `depth` levels, each with one key.
std::string nested(std::size_t depth) {
    std::string json = "{}";
    for (std::size_t i = 1; i < depth; ++i) {
        json = "{\"k\":" + json + "}";
    }
    return json;
}

std::string objectOf(std::size_t keys) {
    std::string json = "{";
    for (std::size_t i = 0; i < keys; ++i) {
        json += (i == 0 ? "\"k" : ",\"k") + std::to_string(i) + "\":0";
    }
    return json + "}";
}

TEST(MetadataRules, KeepEveryKindOfValueInTheSendersOrder) {
    const std::string metadata =
        R"({"z":null,"a":true,"m":[1,-2.50,1e3,"x\ny",{}],"b":{"c":[[]]},"":false})";
    EXPECT_EQ(accepted(withMetadata(metadata)).metadata, metadata);
}

TEST(MetadataRules, BoundTheDepth) {
    EXPECT_EQ(accepted(withMetadata(nested(8))).metadata, nested(8));
    EXPECT_THAT(faultyPointers(withMetadata(nested(9))), ElementsAre("/metadata/k/k/k/k/k/k/k/k"));
    EXPECT_THAT(faultyPointers(withMetadata(R"({"a":[[[[[[[[]]]]]]]]})")),
                ElementsAre("/metadata/a/0/0/0/0/0/0/0"));
}

TEST(MetadataRules, CountKeysOfInnerObjectsToo) {
    accepted(withMetadata(objectOf(256)));
    EXPECT_THAT(faultyPointers(withMetadata(objectOf(257))), ElementsAre("/metadata"));
    EXPECT_THAT(
        faultyPointers(withMetadata(R"({"a":)" + objectOf(128) + R"(,"b":)" + objectOf(127) + "}")),
        ElementsAre("/metadata"));
}

TEST(MetadataRules, LetTheSenderAddressComeOnTopOfTheKeys) {
    const auto body = withMetadata(objectOf(256));
    EXPECT_TRUE(decodeBody({.contentType = "", .body = body}, {"a", "10.0.0.1"}));
    auto exported = objectOf(256);
    exported.insert(1, R"("senderAddress":"10.0.0.1",)");
    accepted(withMetadata(exported));
    exported.insert(1, R"("more":1,)");
    EXPECT_THAT(faultyPointers(withMetadata(exported)), ElementsAre("/metadata"));
}

TEST(MetadataRules, BoundKeysInCodePointsAndStringsInBytes) {
    std::string key;
    for (int i = 0; i < 128; ++i) {
        key += "\xc3\xa9";
    }
    accepted(withMetadata("{\"" + key + "\":1}"));
    EXPECT_THAT(faultyPointers(withMetadata("{\"" + key + "e\":1}")),
                ElementsAre("/metadata/" + key + "e"));
    const std::string text(limits::kMetadataStringSize, 'x');
    accepted(withMetadata("{\"a\":\"" + text + "\"}"));
    EXPECT_THAT(faultyPointers(withMetadata("{\"a\":[\"" + text + "x\"]}")),
                ElementsAre("/metadata/a/0"));
}

TEST(MetadataRules, LetAnImageAsThumbnailBeLongerThanOtherText) {
    // The signature of PNG, then zeros.
    const auto image = "data:image/png;base64,iVBORw0KGgoA" + std::string(60000, 'A');
    EXPECT_EQ(accepted(withMetadata("{\"thumbnail\":\"" + image + "\"}")).metadata,
              "{\"thumbnail\":\"" + image + "\"}");
    EXPECT_THAT(faultyPointers(withMetadata("{\"picture\":\"" + image + "\"}")),
                ElementsAre("/metadata/picture"));
    EXPECT_THAT(faultyPointers(withMetadata("{\"in\":{\"thumbnail\":\"" + image + "\"}}")),
                ElementsAre("/metadata/in/thumbnail"));
}

TEST(MetadataRules, RefuseAThumbnailThatIsNoImage) {
    EXPECT_THAT(faultyPointers(withMetadata(R"({"thumbnail":"data:image/png;base64,AAAA"})")),
                ElementsAre("/metadata/thumbnail"));
    accepted(withMetadata(R"({"thumbnail":"https://nas.lan/a.png"})"));
    accepted(withMetadata(R"({"thumbnail":7})"));
}

TEST(MetadataRules, RefuseNumbersThatCannotBeKept) {
    EXPECT_THAT(faultyPointers(withMetadata(
                    R"({"a":18446744073709551616,"b":-9223372036854775809,"c":1e-999})")),
                ElementsAre("/metadata/a", "/metadata/b", "/metadata/c"));
    EXPECT_THAT(faultyPointers(withMetadata(R"({"a":1,"b":1e999})")), ElementsAre("/metadata/b"));
    EXPECT_EQ(
        accepted(withMetadata(R"({"a":18446744073709551615,"b":-9223372036854775808})")).metadata,
        R"({"a":18446744073709551615,"b":-9223372036854775808})");
}

} // namespace
} // namespace tempo::ingest
