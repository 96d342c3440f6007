#pragma once

#include "ingest/adapters/form_data.hpp"
#include "ingest/body_decoder.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tempo::ingest {

/// The parameters of an ntfy request: header fields first, then the query, each under any of its
/// names. Values of header fields are decoded (RFC 2047). Borrows from the request.
class NtfyParameters {
public:
    explicit NtfyParameters(const RequestBody& request);

    /// The first that is not empty; `names` in lower case.
    std::string value(std::initializer_list<std::string_view> names) const;

    bool isSet(std::initializer_list<std::string_view> names) const {
        return !value(names).empty();
    }

private:
    const RequestBody& request_;
    Form query_;
};

/// 1 to 5 from a number or a name; 3 where none was sent or where the field is that of RFC 9218,
/// which has the same name. Nothing for anything else.
std::optional<int> parseNtfyPriority(std::string_view text);

/// Whether it is a topic: 1 to 64 letters, digits, hyphens and underscores.
bool isNtfyTopic(std::string_view text);

/// The parts of a list with commas, without spaces, empty ones left out.
std::vector<std::string> splitNtfyTags(std::string_view text);

} // namespace tempo::ingest
