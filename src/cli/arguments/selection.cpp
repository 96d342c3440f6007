#include "cli/arguments/selection.hpp"

namespace tempo::cli {

void addSelection(Verb verb, Selection& selection) {
    verb.addOption("--provider,--source", selection.provider,
                   "Only this provider and those below it: scripts has scripts.backup")
        .typeName("PROVIDER");
    verb.addOption("--sender", selection.sender, "Only this sender's, by name or id")
        .typeName("SENDER");
    addRead(verb, "--after", selection.after, readMoment,
            "Only from this time on: an RFC 3339 time, or how long ago, as in 30d")
        .typeName("TIME");
    addRead(verb, "--before", selection.before, readMoment, "Only from before this time, likewise")
        .typeName("TIME");
}

protocol::EventSelection messageOf(const Selection& selection, Timestamp now) {
    const auto time = [now](const std::optional<Moment>& moment) {
        return moment ? std::optional(timeOf(*moment, now)) : std::nullopt;
    };
    return {.provider = selection.provider,
            .sender = selection.sender,
            .after = time(selection.after),
            .before = time(selection.before)};
}

} // namespace tempo::cli
