// Every request in tests/data/senders/TOOL/NAME.http becomes the events of NAME.json beside it.
// With TEMPO_WRITE_EXPECTED=1 in the environment that file is written instead, to be read by a
// person before it is committed.
#include "sample_requests.hpp"
#include "support/draft_json.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
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

Json adapted(const fs::path& path) {
    const auto sample = tempo::test::readHttpSample(path);
    const auto* const adapter = adapterOfPath(sample.path);
    if (adapter == nullptr) {
        return "no adapter";
    }
    const SampleRequest request(sample);
    const auto provider = adapter->provider.empty() ? "home" : adapter->provider;
    const auto decoded =
        decodeForeign(*adapter, request.request, {.boundProvider = provider, .senderAddress = ""});
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

/// What a sample's JSON says and none of its events does.
std::vector<std::string> dropped(const fs::path& path) {
    const auto sample = tempo::test::readHttpSample(path);
    const auto body = Json::parse(sample.body, nullptr, false);
    std::vector<std::string> said;
    std::vector<std::string> kept;
    collect(body.is_discarded() ? Json() : body, said);
    collect(adapted(path), kept);
    std::erase_if(said, [&kept](const std::string& text) {
        return text.empty() || std::ranges::any_of(kept, [&text](const std::string& other) {
                   return other.find(text) != std::string::npos;
               });
    });
    return said;
}

TEST_P(Samples, LoseNothingThatTheirJsonSays) {
    // A status that is a number becomes a word, the empty field of a form nothing.
    auto lost = dropped(GetParam());
    std::erase_if(lost, [](const std::string& text) {
        return text.size() == 1 || text == "https://" || text == "http://";
    });
    EXPECT_TRUE(lost.empty()) << testing::PrintToString(lost);
}

} // namespace
} // namespace tempo::ingest::test
