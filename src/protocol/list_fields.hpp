#pragma once

#include "protocol/event_fields.hpp"

#include <tempo/core/attention_counts.hpp>
#include <tempo/protocol/messages/activity.hpp>
#include <tempo/protocol/messages/events.hpp>

/// What the messages about events and those about lists of them share.
namespace tempo::protocol {

template<>
struct Enumerators<Dismissed> {
    static constexpr std::array kAll{Dismissed::Hidden, Dismissed::Shown};
};

template<>
struct Enumerators<Attention> {
    static constexpr std::array kAll{Attention::Any, Attention::Needed};
};

template<>
struct Enumerators<StackKind> {
    static constexpr std::array kAll{StackKind::Series, StackKind::Session};
};

template<>
struct Fields<AttentionCounts> {
    static void visit(auto& as, auto& counts) {
        as.field("warning", counts.warning);
        as.field("error", counts.error);
        as.field("critical", counts.critical);
    }
};

template<>
struct Fields<Counts> {
    static void visit(auto& as, auto& counts) {
        as.field("events", counts.events);
        as.field("needsAttention", counts.needsAttention);
        as.field("worstSeverity", counts.worstSeverity);
        as.field("attention", counts.attention);
    }
};

} // namespace tempo::protocol
