#include <tempo/protocol/csv.hpp>
#include <tempo/protocol/event_export.hpp>
#include <tempo/protocol/messages.hpp>

#include <array>
#include <utility>
#include <vector>

namespace tempo::protocol {
namespace {

/// The columns of the CSV form, under the names of the wire.
constexpr std::array kColumns{"sequence",
                              "id",
                              "providerIdentifier",
                              "externalID",
                              "title",
                              "subtitle",
                              "eventType",
                              "severity",
                              "state",
                              "startDate",
                              "endDate",
                              "receivedAt",
                              "revision",
                              "acknowledgedAt",
                              "dismissedAt",
                              "needsAttention",
                              "transport",
                              "senderID",
                              "metadata",
                              "actions",
                              "senderSeverity",
                              "senderState",
                              "score",
                              "label",
                              "labelColor",
                              "displayTitle",
                              "displaySubtitle",
                              "emoji",
                              "indicatorColor",
                              "tag",
                              "surface",
                              "role",
                              "stackID"};

std::string csvOf(const Event& event) {
    const nlohmann::json json = eventToJson(event);
    std::vector<std::string> fields;
    for (const auto* column : kColumns) {
        const auto found = json.find(column);
        const bool absent = found == json.end() || found->is_null();
        fields.push_back(absent               ? std::string()
                         : found->is_string() ? found->get<std::string>()
                                              : found->dump());
    }
    return csvRecord(fields);
}

} // namespace

std::string EventExport::begin() const {
    switch (format_) {
    case ExportFormat::Csv:
        return csvRecord(std::vector<std::string>(kColumns.begin(), kColumns.end()));
    case ExportFormat::List:
        return "[";
    case ExportFormat::Lines:
        break;
    }
    return {};
}

std::string EventExport::add(const Event& event) {
    const bool first = std::exchange(first_, false);
    switch (format_) {
    case ExportFormat::Csv:
        return csvOf(event);
    case ExportFormat::List:
        return (first ? "\n" : ",\n") + eventToJson(event).dump();
    case ExportFormat::Lines:
        break;
    }
    return eventToJson(event).dump() + "\n";
}

std::string EventExport::end() const {
    return format_ == ExportFormat::List ? "\n]\n" : "";
}

} // namespace tempo::protocol
