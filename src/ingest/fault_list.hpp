#pragma once

#include "ingest/json_document.hpp"

#include <tempo/core/error.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tempo::ingest {

/// Gathers the broken rules of a body, event by event, within the bounds of body_decoder.hpp, so
/// that a bad body never makes an answer larger than itself.
class FaultList {
public:
    /// The faults that follow belong to the event at `event` in the body. `prefix` is put before
    /// their pointers: the place in the body of the JSON text that they count from.
    void beginEvent(std::string prefix, std::string event);

    void add(JsonValue where, std::string detail) { add(where.pointer(), std::move(detail)); }
    void add(std::string_view pointer, std::string detail);

    bool empty() const { return faults_.empty(); }

    /// The bound for the whole body is reached: nothing more would be kept.
    bool full() const;

    std::vector<Fault> take() { return std::move(faults_); }

private:
    std::vector<Fault> faults_;
    std::string prefix_;
    std::string event_;
    std::size_t inEvent_ = 0;
};

} // namespace tempo::ingest
