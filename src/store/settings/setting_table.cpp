#include "store/settings/setting_table.hpp"

#include "store/database/query.hpp"

namespace tempo::store {

std::vector<StoredSetting> loadSettings(const Connection& connection) {
    Query query(connection, "SELECT name, value FROM settings ORDER BY name");
    std::vector<StoredSetting> settings;
    while (query.next()) {
        settings.push_back({query.column<std::string>(0), query.column<std::string>(1)});
    }
    return settings;
}

void putSetting(WriteContext& context, std::string_view name, std::string_view jsonValue) {
    execute(context.database,
            "INSERT INTO settings (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            name, jsonValue);
}

void removeSetting(WriteContext& context, std::string_view name) {
    execute(context.database, "DELETE FROM settings WHERE name = ?", name);
}

} // namespace tempo::store
