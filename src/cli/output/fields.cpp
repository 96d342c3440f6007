#include "cli/output/fields.hpp"

#include "cli/output/escape.hpp"

#include <algorithm>

namespace tempo::cli {

void Fields::add(std::string_view name, std::string_view value) {
    if (!value.empty()) {
        fields_.emplace_back(name, escapeForTerminal(value));
    }
}

std::string Fields::lines() const {
    std::size_t width = 0;
    for (const auto& [name, value] : fields_) {
        width = std::max(width, name.size());
    }
    std::string out;
    for (const auto& [name, value] : fields_) {
        out += name + std::string(width - name.size() + 2, ' ') + value + "\n";
    }
    return out;
}

} // namespace tempo::cli
