#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tempo::cli {

/// One thing, told as aligned lines of name and value.
class Fields {
public:
    /// Values are made safe for a terminal; an empty one is left out.
    void add(std::string_view name, std::string_view value);

    std::string lines() const;

private:
    std::vector<std::pair<std::string, std::string>> fields_;
};

} // namespace tempo::cli
