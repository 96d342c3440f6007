#pragma once

#include <tempo/protocol/messages/events.hpp>

#include <QString>
#include <vector>

namespace tempo::model {

/// What is different in one field from a version of an event to the next.
struct FieldChange {
    QString field;  ///< under its name on the wire; of metadata with dots, as `metadata.host`
    QString before; ///< empty where it was not there
    QString after;  ///< empty where it is no more

    friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

/// The step by which one version took the place of another.
struct RevisionStep {
    std::uint32_t revision = 0; ///< of the version that was replaced
    Timestamp replacedAt;
    std::vector<FieldChange> changes; ///< by name
};

/// The steps of an event up to the version that it has now, the newest first. What says when and
/// how each version came is left out, and so is what the person has done with it. Pure.
std::vector<RevisionStep> stepsOf(const protocol::EventDetail& detail);

} // namespace tempo::model
