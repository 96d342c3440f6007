#include "protocol/fields.hpp"

#include <tempo/protocol/messages/settings.hpp>

namespace tempo::protocol {

template<>
struct Fields<SettingInfo> {
    static void visit(auto& as, auto& message) {
        as.field("name", message.name);
        as.field("value", message.value);
        as.field("defaultValue", message.defaultValue);
        as.field("origin", message.origin);
        as.field("originDetail", message.originDetail);
        as.field("locked", message.locked);
        as.field("description", message.description);
    }
};

template<>
struct Fields<SettingList> {
    static void visit(auto& as, auto& message) { as.field("settings", message.settings); }
};

template<>
struct Fields<SettingParams> {
    static void visit(auto& as, auto& message) { as.field("name", message.name); }
};

template<>
struct Fields<SettingSetParams> {
    static void visit(auto& as, auto& message) {
        as.field("name", message.name);
        as.field("value", message.value);
        as.setting("force", message.force);
    }
};

template<>
struct Fields<SettingUnsetParams> {
    static void visit(auto& as, auto& message) {
        as.field("name", message.name);
        as.setting("force", message.force);
    }
};

template struct Codec<SettingInfo>;
template struct Codec<SettingList>;
template struct Codec<SettingParams>;
template struct Codec<SettingSetParams>;
template struct Codec<SettingUnsetParams>;

} // namespace tempo::protocol
