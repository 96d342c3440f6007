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

template struct Codec<ScoreFault>;
template struct Codec<ScoreInfo>;
template struct Codec<ScoreList>;
template struct Codec<ScoreParams>;
template struct Codec<ScoreText>;
template struct Codec<ScoreInstallParams>;
template struct Codec<ScoreChanged>;

} // namespace tempo::protocol
