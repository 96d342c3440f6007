#include "protocol/event_fields.hpp"
#include "protocol/fields.hpp"

#include <tempo/protocol/messages/scores.hpp>

namespace tempo::protocol {

template<>
struct Fields<ScoreFault> {
    static void visit(auto& as, auto& message) {
        as.field("file", message.file);
        as.field("line", message.line);
        as.field("column", message.column);
        as.field("pointer", message.pointer);
        as.field("detail", message.detail);
    }
};

template<>
struct Fields<ScoreInfo> {
    static void visit(auto& as, auto& message) {
        as.field("providerIdentifier", message.providerIdentifier);
        as.field("displayName", message.displayName);
        as.field("color", message.color);
        as.field("origin", message.origin);
        as.field("shadowing", message.shadowing);
        as.field("outdated", message.outdated);
        as.field("file", message.file);
        as.field("events", message.events);
        as.field("pending", message.pending);
    }
};

template<>
struct Fields<ScoreList> {
    static void visit(auto& as, auto& message) {
        as.field("scores", message.scores);
        as.field("faults", message.faults);
    }
};

template<>
struct Fields<ScoreParams> {
    static void visit(auto& as, auto& message) {
        as.field("providerIdentifier", message.providerIdentifier);
    }
};

template<>
struct Fields<ScoreFileParams> {
    static void visit(auto& as, auto& message) { as.field("file", message.file); }
};

template<>
struct Fields<ScoreText> {
    static void visit(auto& as, auto& message) {
        as.field("providerIdentifier", message.providerIdentifier);
        as.field("origin", message.origin);
        as.field("file", message.file);
        as.field("text", message.text);
    }
};

template<>
struct Fields<ScoreInstallParams> {
    static void visit(auto& as, auto& message) { as.field("text", message.text); }
};

template<>
struct Fields<ScoreChanged> {
    static void visit(auto& as, auto& message) {
        as.field("providerIdentifier", message.providerIdentifier);
        as.field("file", message.file);
    }
};

template<>
struct Fields<ScorePreviewParams> {
    static void visit(auto& as, auto& message) {
        as.field("text", message.text);
        as.words("provider", message.provider);
        as.setting("limit", message.limit, Range<std::uint32_t>{1, 200});
    }
};

template<>
struct Fields<ScoreLook> {
    static void visit(auto& as, auto& message) {
        as.field("severity", message.severity);
        as.field("state", message.state);
        as.words("label", message.label);
        as.words("labelColor", message.labelColor);
        as.field("title", message.title);
        as.words("subtitle", message.subtitle);
        as.words("emoji", message.emoji);
        as.words("indicatorColor", message.indicatorColor);
        as.words("tag", message.tag);
    }
};

template<>
struct Fields<ScorePreviewRow> {
    static void visit(auto& as, auto& message) {
        as.field("id", message.id);
        as.field("providerIdentifier", message.providerIdentifier);
        as.field("startDate", message.startDate);
        as.field("now", message.now);
        as.field("then", message.then);
        as.field("triage", message.triage);
    }
};

template<>
struct Fields<ScorePreview> {
    static void visit(auto& as, auto& message) {
        as.field("providerIdentifier", message.providerIdentifier);
        as.field("displayName", message.displayName);
        as.field("color", message.color);
        as.field("faults", message.faults);
        as.words("replaces", message.replaces);
        as.words("replacedText", message.replacedText);
        as.field("actions", message.actions);
        as.field("rows", message.rows);
        as.field("metadataKeys", message.metadataKeys);
        as.field("formatKeys", message.formatKeys);
    }
};

template struct Codec<ScoreFault>;
template struct Codec<ScoreInfo>;
template struct Codec<ScoreList>;
template struct Codec<ScoreParams>;
template struct Codec<ScoreFileParams>;
template struct Codec<ScoreText>;
template struct Codec<ScoreInstallParams>;
template struct Codec<ScoreChanged>;
template struct Codec<ScorePreviewParams>;
template struct Codec<ScorePreview>;

} // namespace tempo::protocol
