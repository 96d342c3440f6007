#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tempo::test {

/// A request that a tool has sent, as tests/data/senders keeps it: the request line and header
/// fields, each ended by a line feed, an empty line, and the body byte for byte.
struct HttpSample {
    std::string method;
    std::string path;
    std::string query;
    std::vector<std::pair<std::string, std::string>> fields;
    std::string body;

    std::string field(std::string_view name) const {
        for (const auto& [known, value] : fields) {
            if (known == name) {
                return value;
            }
        }
        return {};
    }
};

inline HttpSample parseHttpSample(std::string_view text) {
    const auto takeUntil = [&text](char end) {
        const auto size = text.find(end);
        if (size == std::string_view::npos) {
            throw std::runtime_error("a sample ends within its header");
        }
        const auto part = text.substr(0, size);
        text.remove_prefix(size + 1);
        return std::string(part);
    };
    HttpSample sample;
    sample.method = takeUntil(' ');
    const auto target = takeUntil(' ');
    const auto question = target.find('?');
    sample.path = target.substr(0, question);
    sample.query = question == std::string::npos ? "" : target.substr(question + 1);
    takeUntil('\n');
    for (auto line = takeUntil('\n'); !line.empty(); line = takeUntil('\n')) {
        const auto colon = line.find(": ");
        sample.fields.emplace_back(line.substr(0, colon), line.substr(colon + 2));
    }
    sample.body = text;
    return sample;
}

inline std::string readFile(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        throw std::runtime_error("cannot read " + path.string());
    }
    return {std::istreambuf_iterator<char>(file), {}};
}

inline HttpSample readHttpSample(const std::filesystem::path& path) {
    return parseHttpSample(readFile(path));
}

} // namespace tempo::test
