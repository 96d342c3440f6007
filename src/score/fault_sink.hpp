#pragma once

#include "ingest/json_document.hpp"

#include <tempo/core/error.hpp>

#include <string>
#include <utility>
#include <vector>

namespace tempo::score {

/// Where the parts of the score reader report what is wrong.
class FaultSink {
public:
    void add(ingest::JsonValue where, std::string detail) {
        add(where.pointer(), std::move(detail));
    }
    void add(std::string pointer, std::string detail) {
        faults_.push_back({std::move(pointer), std::move(detail)});
    }

    std::vector<Fault> take() { return std::move(faults_); }

private:
    std::vector<Fault> faults_;
};

} // namespace tempo::score
