#include "protocol/fields.hpp"

#include <tempo/protocol/messages/backups.hpp>

namespace tempo::protocol {

template<>
struct Fields<BackupCreateParams> {
    static void visit(auto& as, auto& message) { as.setting("folder", message.folder); }
};

template<>
struct Fields<BackupFileInfo> {
    static void visit(auto& as, auto& message) {
        as.field("name", message.name);
        as.field("bytes", message.bytes);
        as.field("sha256", message.sha256);
    }
};

template<>
struct Fields<BackupInfo> {
    static void visit(auto& as, auto& message) {
        as.field("path", message.path);
        as.field("tempoVersion", message.tempoVersion);
        as.field("schema", message.schema);
        as.field("createdAt", message.createdAt);
        as.field("origin", message.origin);
        as.field("events", message.events);
        as.field("senders", message.senders);
        as.field("auditLines", message.auditLines);
        as.field("files", message.files);
    }
};

template<>
struct Fields<BackupListParams> {
    static void visit(auto& as, auto& message) { as.setting("folder", message.folder); }
};

template<>
struct Fields<UnusableBackup> {
    static void visit(auto& as, auto& message) {
        as.field("path", message.path);
        as.field("fault", message.fault);
    }
};

template<>
struct Fields<BackupList> {
    static void visit(auto& as, auto& message) {
        as.field("folder", message.folder);
        as.field("backups", message.backups);
        as.field("unusable", message.unusable);
    }
};

template<>
struct Fields<BackupPathParams> {
    static void visit(auto& as, auto& message) { as.field("path", message.path); }
};

template<>
struct Fields<RestoreStarted> {
    static void visit(auto& as, auto& message) { as.field("keptIn", message.keptIn); }
};

template<>
struct Fields<RestoreOutcome> {
    static void visit(auto& as, auto& message) {
        as.field("keptIn", message.keptIn);
        as.field("fault", message.fault);
        as.field("unreadableTokens", message.unreadableTokens);
    }
};

template struct Codec<BackupCreateParams>;
template struct Codec<BackupFileInfo>;
template struct Codec<BackupInfo>;
template struct Codec<BackupListParams>;
template struct Codec<UnusableBackup>;
template struct Codec<BackupList>;
template struct Codec<BackupPathParams>;
template struct Codec<RestoreStarted>;
template struct Codec<RestoreOutcome>;

} // namespace tempo::protocol
