#include <tempo/protocol/csv.hpp>

namespace tempo::protocol {
namespace {

std::string quoted(const std::string& field) {
    if (field.find_first_of(",\"\r\n") == std::string::npos) {
        return field;
    }
    std::string out = "\"";
    for (const char character : field) {
        out.append(character == '"' ? 2 : 1, character);
    }
    return out + "\"";
}

} // namespace

std::string csvRecord(std::span<const std::string> fields) {
    std::string out;
    for (const std::string& field : fields) {
        out += &field == fields.data() ? "" : ",";
        out += quoted(field);
    }
    return out + "\r\n";
}

} // namespace tempo::protocol
