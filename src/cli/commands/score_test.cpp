#include "cli/commands/commands.hpp"
#include "cli/output/escape.hpp"
#include "cli/output/outcome_printer.hpp"
#include "cli/score_file.hpp"
#include "cli/text_file.hpp"
#include "core/stack_book.hpp"
#include "ingest/body_decoder.hpp"
#include "score/score_choice.hpp"

#include <tempo/core/limits.hpp>

#include <memory>

namespace tempo::cli {
namespace {

using protocol::Json;

struct Options {
    std::string scoreFile;
    std::string eventFile;
};

ExitCode reportScore(Context& context, const std::string& file, const ScoreProblem& problem) {
    if (const auto* failure = std::get_if<Failure>(&problem)) {
        return report(context, *failure);
    }
    context.err << faultLines(file, std::get<std::vector<score::ScoreFault>>(problem));
    return ExitCode::Refused;
}

ExitCode reportEvent(Context& context, const std::string& file,
                     const ingest::DecodeRefusal& refusal) {
    context.err << "tempoctl: "
                << escapeForTerminal("the daemon would refuse " + file + ": " + refusal.detail)
                << '\n';
    for (const auto& fault : refusal.faults) {
        context.err << escapeForTerminal("  " + fault.pointer + ": " + fault.detail) << '\n';
    }
    return ExitCode::Refused;
}

bool holdsLines(const std::string& file) {
    return file.ends_with(".ndjson") || file.ends_with(".jsonl");
}

/// What the score makes of the events, one after the other.
class Trial {
public:
    Trial(Context& context, const score::Score& score) : context_(context), score_(score) {}

    void add(const EventDraft& draft) {
        const score::Metadata metadata(draft.metadata);
        const auto event = score::viewOf(draft, metadata, context_.clock.now());
        const auto outcome = outcomeOf(score_, event, {});
        const auto placed =
            stacks_.add({outcome.grouping, outcome.appearance.severity, event.startDate});
        if (context_.format == OutputFormat::Json) {
            events_.push_back(outcomeToJson(outcome, placed));
            return;
        }
        context_.out << (begun_ ? "\n" : "") << outcomeLines(outcome, placed);
        begun_ = true;
    }

    void finish() {
        if (context_.format == OutputFormat::Json) {
            printJson(context_, {{"providerIdentifier", score_.providerIdentifier},
                                 {"displayName", score_.displayName},
                                 {"events", std::move(events_)}});
        }
    }

private:
    Context& context_;
    const score::Score& score_;
    StackBook stacks_;
    Json events_ = Json::array();
    bool begun_ = false;
};

/// A score that would not be asked for an event is worth a word, and no failure.
void noteOtherProvider(Context& context, const score::Score& score, const EventDraft& draft) {
    if (!score::covers(score.providerIdentifier, draft.providerIdentifier)) {
        context.err << "tempoctl: "
                    << escapeForTerminal("note: an event of " + draft.providerIdentifier +
                                         " would not come to the score of " +
                                         score.providerIdentifier + ".")
                    << '\n';
    }
}

ExitCode run(Context& context, const Options& options) {
    const auto score = readScoreFile(options.scoreFile);
    if (!score) {
        return reportScore(context, options.scoreFile, score.error());
    }
    const auto body = readTextFile(options.eventFile, limits::kBodySize);
    if (!body) {
        return report(context, body.error());
    }
    const auto decoded = ingest::decodeBody(
        {.contentType = holdsLines(options.eventFile) ? "application/x-ndjson" : "application/json",
         .body = *body},
        {.boundProvider = score->providerIdentifier, .senderAddress = {}});
    if (!decoded) {
        return reportEvent(context, options.eventFile, decoded.error());
    }
    Trial trial(context, *score);
    for (const auto& draft : decoded->events) {
        noteOtherProvider(context, *score, draft);
        trial.add(draft);
    }
    trial.finish();
    return ExitCode::Done;
}

} // namespace

void addScoreTest(Verb parent, Command& chosen) {
    const auto options = std::make_shared<Options>();
    auto verb = parent.addVerb("test", "Show what a score makes of events, without a daemon");
    verb.addOption("file", options->scoreFile, "The score").required().typeName("FILE");
    verb.addOption("event", options->eventFile, "What is posted to /ingest: one event or a batch")
        .required()
        .typeName("EVENT.json");
    verb.footer(
        R"(The events are read as the daemon reads them; those of a batch come one after the other,
so that their stacks show. Nothing is sent, stored or run. Ends with 1 when the score is not
valid or the daemon would refuse the event, and with 2 when a file is not there.

Examples:
  tempoctl score test scripts.json event.json
  tempoctl score test --json scripts.json night.ndjson)");
    verb.whenChosen([&chosen, options] {
        chosen = [options](Context& context) {
            return run(context, *options);
        };
    });
}

} // namespace tempo::cli
