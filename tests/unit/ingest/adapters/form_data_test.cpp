#include "ingest/adapters/form_data.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tempo::ingest {
namespace {

TEST(FormData, DecodesAUrlEncodedForm) {
    const Form expected{{"title", "a b"}, {"message", "50% & more"}, {"empty", ""}, {"bare", ""}};
    EXPECT_EQ(parseUrlEncoded("title=a+b&message=50%25%20%26%20more&&empty=&bare"), expected);
    EXPECT_EQ(parseUrlEncoded("x=%zz%4"), (Form{{"x", "%zz%4"}}));
}

TEST(FormData, StopsAtABound) {
    std::string text;
    for (int i = 0; i < 1000; ++i) {
        text += "a=b&";
    }
    EXPECT_EQ(parseUrlEncoded(text).size(), kFormFields);
}

constexpr std::string_view kType = "multipart/form-data; boundary=\"x y\"";

TEST(FormData, ReadsThePartsOfAMultipartBody) {
    const auto form = parseMultipart(kType, "--x y\r\n"
                                            "Content-Disposition: form-data; name=\"title\"\r\n\r\n"
                                            "One\r\n"
                                            "--x y\r\n"
                                            "content-disposition: form-data; filename=a; name=b\r\n"
                                            "Content-Type: text/plain\r\n\r\n"
                                            "two\r\nlines\r\n"
                                            "--x y\r\n"
                                            "X-Nameless: yes\r\n\r\n"
                                            "\r\n"
                                            "--x y--\r\n");
    ASSERT_TRUE(form);
    EXPECT_EQ(*form, (Form{{"title", "One"}, {"b", "two\r\nlines"}}));
}

TEST(FormData, RefusesWhatDoesNotKeepToItsBoundary) {
    EXPECT_FALSE(parseMultipart("multipart/form-data", "--x\r\n\r\n--x--"));
    for (const auto* body : {"", "--x y", "--x y\r\n", "x", "--x y\r\na: b\r\n\r\nc\r\n"}) {
        EXPECT_FALSE(parseMultipart(kType, body)) << body;
    }
    EXPECT_TRUE(parseMultipart(kType, "--x y--"));
}

} // namespace
} // namespace tempo::ingest
