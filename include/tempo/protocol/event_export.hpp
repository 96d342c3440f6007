#pragma once

#include <tempo/core/event.hpp>

#include <cstdint>
#include <string>

namespace tempo::protocol {

/// Stored events as a file for other programs. Lines: one JSON object a line. List: one JSON list.
/// Csv: RFC 4180 with the names of the wire as titles; cells are as senders wrote them.
enum class ExportFormat : std::uint8_t { Lines, List, Csv };

/// Writes such a file piece by piece: the text of `begin`, then that of each event, then `end`.
class EventExport {
public:
    explicit EventExport(ExportFormat format) : format_(format) {}

    std::string begin() const;
    std::string add(const Event& event);
    std::string end() const;

private:
    ExportFormat format_;
    bool first_ = true;
};

} // namespace tempo::protocol
