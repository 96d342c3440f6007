#pragma once

#include <string>

namespace tempo::model {

/// What is known of a sender before there is one, as from a refused post. Empty: nothing.
struct SenderDraft {
    std::string provider;
    std::string address;

    friend bool operator==(const SenderDraft&, const SenderDraft&) = default;
};

} // namespace tempo::model
