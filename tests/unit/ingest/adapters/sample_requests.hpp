#pragma once

#include "ingest/adapters/adapter.hpp"
#include "support/http_sample.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace tempo::ingest::test {

/// The adapter of the path that a sample was sent to.
inline const Adapter* adapterOfPath(std::string_view path) {
    constexpr std::string_view kSources = "/ingest/";
    if (path.ends_with("/message")) {
        return &gotifyAdapter();
    }
    if (path.starts_with("/ntfy")) {
        return &ntfyAdapter();
    }
    return path.starts_with(kSources) ? findAdapter(path.substr(kSources.size()))
                                      : findAdapter(path.substr(1));
}

/// A sample as the server hands it to an adapter. Borrows from the sample.
struct SampleRequest {
    explicit SampleRequest(const tempo::test::HttpSample& sample) {
        for (const auto& [name, value] : sample.fields) {
            fields.push_back({name, value});
            if (name.starts_with("ce-")) {
                cloudEventFields.push_back(fields.back());
            }
        }
        request = {.contentType = contentTypeOf(sample),
                   .body = sample.body,
                   .cloudEventFields = cloudEventFields,
                   .fields = fields,
                   .query = sample.query,
                   .topic = topicOf(sample.path)};
    }
    SampleRequest(const SampleRequest&) = delete;
    SampleRequest& operator=(const SampleRequest&) = delete;

    static std::string_view contentTypeOf(const tempo::test::HttpSample& sample) {
        const auto found =
            std::find_if(sample.fields.begin(), sample.fields.end(),
                         [](const auto& field) { return field.first == "Content-Type"; });
        return found == sample.fields.end() ? std::string_view() : found->second;
    }

    static std::string_view topicOf(std::string_view path) {
        constexpr std::string_view kTopics = "/ntfy/";
        return path.starts_with(kTopics) ? path.substr(kTopics.size()) : std::string_view();
    }

    std::vector<HeaderField> fields;
    std::vector<HeaderField> cloudEventFields;
    RequestBody request;
};

} // namespace tempo::ingest::test
