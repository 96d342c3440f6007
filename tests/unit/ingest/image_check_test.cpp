#include "ingest/image_check.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tempo::ingest {
namespace {

TEST(ImageCheck, AcceptsImagesOfTheTypeTheyName) {
    EXPECT_FALSE(findImageFault("data:image/png;base64,iVBORw0KGgo="));
    EXPECT_FALSE(findImageFault("data:image/jpeg;base64,/9j/4A=="));
    EXPECT_FALSE(findImageFault("data:image/webp;base64,UklGRgAAAABXRUJQVlA4IA=="));
}

TEST(ImageCheck, RefusesImagesOfAnotherTypeAndNone) {
    EXPECT_TRUE(findImageFault("data:image/png;base64,/9j/4A=="));
    EXPECT_TRUE(findImageFault("data:image/jpeg;base64,iVBORw0KGgo="));
    EXPECT_TRUE(findImageFault("data:image/webp;base64,UklGRgAAAAA="));
    EXPECT_TRUE(findImageFault("data:image/png;base64,"));
}

TEST(ImageCheck, RefusesOtherTypesAndParameters) {
    for (const auto* const uri :
         {"data:image/gif;base64,R0lGODlh", "data:image/svg+xml;base64,PHN2Zz4=",
          "data:image/png,iVBORw0KGgo=", "data:image/png;x=1;base64,iVBORw0KGgo=",
          "DATA:image/png;base64,iVBORw0KGgo=", "data:,x"}) {
        EXPECT_TRUE(findImageFault(uri)) << uri;
    }
}

TEST(ImageCheck, KnowsADataUriInAnyCase) {
    EXPECT_TRUE(isDataUri("data:image/png"));
    EXPECT_TRUE(isDataUri("DaTa:"));
    EXPECT_FALSE(isDataUri("data"));
    EXPECT_FALSE(isDataUri("https://data:"));
}

} // namespace
} // namespace tempo::ingest
