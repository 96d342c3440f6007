// Every request in tests/data/senders/TOOL/NAME.http becomes the events of NAME.json beside it.
// With TEMPO_WRITE_EXPECTED=1 in the environment that file is written instead, to be read by a
// person before it is committed.
#include "ingest/adapters/foreign_text.hpp"
#include "sample_requests.hpp"
#include "support/draft_json.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace tempo::ingest::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

const fs::path kSamples = fs::path(TEMPO_TEST_DATA) / "senders";

std::vector<fs::path> samplePaths() {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::recursive_directory_iterator(kSamples)) {
        if (entry.path().extension() == ".http") {
            paths.push_back(entry.path());
        }
    }
    std::ranges::sort(paths);
    return paths;
}

/// By the adapter of its path; on the path for events it is a CloudEvent.
tl::expected<DecodedBody, DecodeRefusal> decode(std::string_view path, const RequestBody& request) {
    if (path == "/ingest") {
        return decodeBody(request, {.boundProvider = "io.cloudevents", .senderAddress = ""});
    }
    const auto* const adapter = adapterOfPath(path);
    if (adapter == nullptr) {
        return tl::unexpected(DecodeRefusal{Refusal::NotRecognised, "no adapter", {}});
    }
    const auto provider = adapter->provider.empty() ? "home" : adapter->provider;
    return decodeForeign(*adapter, request, {.boundProvider = provider, .senderAddress = ""});
}

Json adapted(const fs::path& path) {
    const auto sample = tempo::test::readHttpSample(path);
    const SampleRequest request(sample);
    const auto decoded = decode(sample.path, request.request);
    if (!decoded) {
        return decoded.error().detail;
    }
    Json events = Json::array();
    for (const auto& draft : decoded->events) {
        events.push_back(tempo::test::toJson(draft));
    }
    return events;
}

class Samples : public testing::TestWithParam<fs::path> {};

TEST_P(Samples, BecomeTheEventsBesideThem) {
    auto expected = GetParam();
    expected.replace_extension(".json");
    const auto events = adapted(GetParam());
    if (std::getenv("TEMPO_WRITE_EXPECTED") != nullptr) {
        std::ofstream(expected) << events.dump(2) << '\n';
        GTEST_SKIP() << "written: " << expected;
    }
    EXPECT_EQ(events.dump(2), Json::parse(tempo::test::readFile(expected)).dump(2));
}

std::string nameOfSample(const testing::TestParamInfo<fs::path>& info) {
    auto name = info.param.parent_path().filename().string() + "_" + info.param.stem().string();
    std::ranges::replace_if(
        name, [](char c) { return c == '-' || c == '.'; }, '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Senders, Samples, testing::ValuesIn(samplePaths()), nameOfSample);

/// The texts and numbers of a value at any depth, each as text.
void collect(const Json& value, std::vector<std::string>& texts) {
    if (value.is_structured()) {
        for (const auto& inner : value) {
            collect(inner, texts);
        }
    } else if (value.is_string()) {
        texts.push_back(value.get<std::string>());
    } else if (!value.is_null() && !value.is_boolean()) {
        texts.push_back(value.dump());
    }
}

/// Whether one of the texts holds it: as it is, as a time in Tempo's form, or word by word.
bool isKept(const std::string& text, const std::vector<std::string>& kept) {
    const auto isWithin = [&kept](const std::string& part) {
        return std::ranges::any_of(kept, [&part](const std::string& other) {
            return other.find(part) != std::string::npos;
        });
    };
    const auto time = parseForeignTime(text);
    if (isWithin(text) || (time && isWithin(formatRfc3339(*time)))) {
        return true;
    }
    std::istringstream words(text);
    return std::all_of(std::istream_iterator<std::string>(words), {}, isWithin);
}

/// What says nothing by itself: a time that is not set, the empty field of a form, a number that
/// stands for a word, the kind of an action that is one now, the version of CloudEvents.
bool saysNothing(const std::string& text) {
    constexpr std::array<std::string_view, 6> kEmpty{
        "0001-01-01T00:00:00Z", "https://", "http://", "view", "copy", "1.0"};
    return text.size() <= 1 || std::ranges::find(kEmpty, text) != kEmpty.end();
}

TEST_P(Samples, LoseNothingThatTheirJsonSays) {
    const auto body = Json::parse(tempo::test::readHttpSample(GetParam()).body, nullptr, false);
    std::vector<std::string> said;
    std::vector<std::string> kept;
    collect(body.is_discarded() ? Json() : body, said);
    collect(adapted(GetParam()), kept);
    std::erase_if(said,
                  [&kept](const auto& text) { return saysNothing(text) || isKept(text, kept); });
    EXPECT_TRUE(said.empty()) << testing::PrintToString(said);
}

} // namespace
} // namespace tempo::ingest::test
