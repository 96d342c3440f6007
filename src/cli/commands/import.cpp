#include "cli/commands/commands.hpp"
#include "cli/event_source.hpp"
#include "cli/output/escape.hpp"
#include "cli/output/words.hpp"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <system_error>
#include <vector>

namespace tempo::cli {
namespace {

constexpr std::size_t kBatchEvents = 500;
constexpr std::size_t kBatchBytes =
    4UL * 1024 * 1024; ///< half of what a line of the protocol takes
constexpr std::uint64_t kProgressStep = 10'000;

struct Totals {
    std::uint64_t read = 0;
    std::uint64_t stored = 0;
    std::uint64_t unchanged = 0;
    std::uint64_t superseded = 0;
};

/// Events that are sent together.
struct Batch {
    std::vector<Event> events;
    std::vector<std::uint64_t> lines;
    std::size_t bytes = 0;

    bool full() const { return events.size() >= kBatchEvents || bytes >= kBatchBytes; }
};

/// Reads a file into the daemon, batch by batch.
class Importer {
public:
    Importer(Context& context, Channel& channel, std::string name)
        : context_(context), channel_(channel), name_(std::move(name)) {}

    Result<Totals> run(std::istream& in) {
        EventSource source(in);
        for (bool more = true; more;) {
            Batch batch;
            auto filled = fill(source, batch);
            if (!filled) {
                return tl::unexpected(filled.error());
            }
            more = *filled;
            if (auto sent = send(batch); !sent) {
                return tl::unexpected(sent.error());
            }
        }
        return totals_;
    }

private:
    /// Whether there may be more.
    Result<bool> fill(EventSource& source, Batch& batch) {
        while (!batch.full()) {
            auto sourced = source.next();
            if (!sourced) {
                return stopped(sourced.error().detail);
            }
            if (!*sourced) {
                return false;
            }
            auto event = protocol::eventFromJson((*sourced)->event);
            if (!event) {
                return stopped("line " + std::to_string((*sourced)->line) + ": " +
                               event.error().detail + ".");
            }
            batch.events.push_back(*std::move(event));
            batch.lines.push_back((*sourced)->line);
            batch.bytes += (*sourced)->bytes;
        }
        return true;
    }

    Result<void> send(const Batch& batch) {
        if (batch.events.empty()) {
            return {};
        }
        const auto result = ask<protocol::EventImportResult>(
            channel_, "events.import", protocol::EventImportParams{batch.events});
        if (!result) {
            return tl::unexpected(result.error());
        }
        if (!result->faults.empty()) {
            return stopped(wordsOf(result->faults, batch.lines));
        }
        totals_.read += batch.events.size();
        totals_.stored += result->stored;
        totals_.unchanged += result->unchanged;
        totals_.superseded += result->superseded;
        tellProgress(batch.events.size());
        return {};
    }

    static std::string wordsOf(const std::vector<protocol::ImportFault>& faults,
                               const std::vector<std::uint64_t>& lines) {
        std::string words;
        for (const auto& fault : faults) {
            words += (words.empty() ? "line " : "; line ") + std::to_string(lines.at(fault.event)) +
                     ": " + fault.pointer + " " + fault.detail;
        }
        return words;
    }

    void tellProgress(std::uint64_t step) {
        const bool passes = totals_.read / kProgressStep != (totals_.read - step) / kProgressStep;
        if (passes && context_.format == OutputFormat::Human) {
            context_.err << counted(totals_.read, "event") << " read, "
                         << counted(totals_.stored, "event") << " stored so far.\n";
        }
    }

    /// What was sent before is stored, and stays.
    tl::unexpected<Failure> stopped(const std::string& why) const {
        return fail(ExitCode::Refused,
                    name_ + ": " + escapeForTerminal(why) + " " + counted(totals_.stored, "event") +
                        " before that stored; correct the file and import it again: what is "
                        "there already is left alone.");
    }

    Context& context_;
    Channel& channel_;
    std::string name_;
    Totals totals_;
};

ExitCode tell(Context& context, const Totals& totals) {
    if (context.format == OutputFormat::Json) {
        printJson(context, {{"read", totals.read},
                            {"stored", totals.stored},
                            {"unchanged", totals.unchanged},
                            {"superseded", totals.superseded}});
        return ExitCode::Done;
    }
    context.out << counted(totals.read, "event") << " read, " << totals.stored << " stored, "
                << totals.unchanged << " there already.\n";
    if (totals.superseded > 0) {
        context.out << counted(totals.superseded, "event")
                    << " left out: another event has their provider and external id.\n";
    }
    return ExitCode::Done;
}

Failure unreadable(const std::string& path) {
    const int cause = errno;
    return {cause == EACCES ? ExitCode::Forbidden : ExitCode::Usage,
            path + " cannot be read: " + std::generic_category().message(cause) + "."};
}

ExitCode run(Context& context, const std::string& path) {
    std::ifstream file;
    if (path != "-") {
        std::error_code ignored;
        if (std::filesystem::is_directory(path, ignored)) {
            return report(context, {ExitCode::Usage, path + " is a folder; name a file in it."});
        }
        errno = 0;
        file.open(path, std::ios::binary);
        if (!file) {
            return report(context, unreadable(path));
        }
    }
    auto channel = context.daemon.connect(kPatience);
    if (!channel) {
        return report(context, channel.error());
    }
    const auto name = path == "-" ? std::string("standard input") : path;
    const auto totals = Importer(context, **channel, name).run(path == "-" ? std::cin : file);
    return totals ? tell(context, *totals) : report(context, totals.error());
}

} // namespace

void addImport(Verb parent, Command& chosen) {
    const auto path = std::make_shared<std::string>();
    auto verb = parent.addVerb("import", "Put exported events back");
    verb.addOption("file", *path, "A file that 'tempoctl export' has made, or - for standard input")
        .required()
        .typeName("FILE|-");
    verb.footer(
        R"(Takes all three forms of an export. Events keep their id, times, revision and what was
acknowledged or dismissed; one that is there already is left alone, so that an import that was broken
off can simply be repeated. Earlier versions of an event are in no export, and CSV does not tell an
empty text from none. Each batch of up to 500 is stored whole or, with a fault, not at all.

Examples:
  tempoctl import events.jsonl
  ssh nas tempoctl export --with-dismissed | tempoctl import -)");
    verb.whenChosen([&chosen, path] {
        chosen = [path](Context& context) {
            return run(context, *path);
        };
    });
}

} // namespace tempo::cli
