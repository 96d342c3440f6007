#include "cli/commands/commands.hpp"
#include "cli/curl.hpp"
#include "cli/output/escape.hpp"
#include "cli/output/words.hpp"
#include "cli/post_event.hpp"
#include "cli/text_file.hpp"

#include <cstdlib>
#include <memory>
#include <vector>

namespace tempo::cli {
namespace {

constexpr std::size_t kTokenFileSize = 4096;

struct Options {
    PostedEvent event;
    std::string sender;
    std::string tokenFile;
    std::string url;
    std::string authority;
    std::string pin;
    bool dryRun = false;
};

std::string environmentText(const char* name) {
    const char* value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): one thread
    return value == nullptr ? std::string() : value;
}

Result<std::string> readToken(const std::string& file) {
    auto text = readTextFile(file, kTokenFileSize);
    if (!text) {
        return text;
    }
    return checkToken(text->substr(0, text->find_first_of("\r\n")));
}

/// The named sender's, that of the named file, or the environment's.
Result<std::string> findToken(Context& context, const Options& options) {
    if (!options.sender.empty()) {
        auto shown = ask<protocol::SenderToken>(context.daemon, "senders.showToken",
                                                protocol::SenderParams{options.sender});
        return shown ? Result<std::string>(std::move(shown->token)) : tl::unexpected(shown.error());
    }
    if (!options.tokenFile.empty()) {
        return readToken(options.tokenFile);
    }
    if (auto token = environmentText("TEMPO_TOKEN"); !token.empty()) {
        return checkToken(std::move(token));
    }
    if (const auto file = environmentText("TEMPO_TOKEN_FILE"); !file.empty()) {
        return readToken(file);
    }
    return fail(ExitCode::Usage, "there is no token: say --sender or --token-file, or set "
                                 "TEMPO_TOKEN or TEMPO_TOKEN_FILE.");
}

/// What was said, else the plain listener of the daemon of this machine.
Result<std::string> findUrl(Context& context, const Options& options) {
    auto url = options.url.empty() ? environmentText("TEMPO_HOST") : options.url;
    if (url.empty()) {
        const auto status =
            ask<protocol::StatusResult>(context.daemon, "status.get", protocol::Empty{});
        if (!status) {
            return tl::unexpected(status.error());
        }
        url = "http://127.0.0.1:" + std::to_string(status->ingestion.plain.port);
    }
    if (url.find("://") == std::string::npos) {
        url.insert(0, "http://");
    }
    return url.ends_with('/') ? url.substr(0, url.size() - 1) : url;
}

/// The words of a problem answer (RFC 9457), else the whole body.
std::string reasonOf(const HttpAnswer& answer) {
    const auto problem = protocol::Json::parse(answer.body, nullptr, /*allow_exceptions=*/false);
    if (!problem.is_object() || !problem.contains("detail") || !problem["detail"].is_string()) {
        return answer.body;
    }
    auto words = problem["detail"].get<std::string>();
    for (const auto& fault : problem.value("errors", protocol::Json::array())) {
        if (fault.is_object()) {
            words += " " + fault.value("pointer", "") + ": " + fault.value("detail", "") + ".";
        }
    }
    return words;
}

ExitCode tell(Context& context, const std::string& url, const HttpAnswer& answer) {
    if (answer.status < 200 || answer.status > 299) {
        return report(context, {ExitCode::Refused, "not delivered to " + url + ": HTTP " +
                                                       std::to_string(answer.status) + ": " +
                                                       escapeForTerminal(reasonOf(answer))});
    }
    const auto body = protocol::Json::parse(answer.body, nullptr, /*allow_exceptions=*/false);
    if (context.format == OutputFormat::Json && !body.is_discarded()) {
        printJson(context, body);
    } else if (body.is_object() && body.contains("id") && body["id"].is_string()) {
        context.out << escapeForTerminal(body["id"].get<std::string>()) << '\n';
    }
    return ExitCode::Done;
}

/// As tempo-post: 1 stands for every reason for which it was not delivered.
ExitCode notDelivered(Context& context, const Failure& failure) {
    return report(context, {failure.exit == ExitCode::Usage ? ExitCode::Usage : ExitCode::Refused,
                            failure.detail});
}

ExitCode run(Context& context, const Options& options) {
    const auto body = bodyOf(options.event);
    if (options.dryRun) {
        context.out << body << '\n';
        return ExitCode::Done;
    }
    const auto token = findToken(context, options);
    if (!token) {
        return notDelivered(context, token.error());
    }
    const auto url = findUrl(context, options);
    if (!url) {
        return notDelivered(context, url.error());
    }
    const auto answer = postWithCurl(
        {.url = *url + "/ingest",
         .headers = {"X-Tempo-Token: " + *token, "Content-Type: application/json", "Expect:"},
         .body = body,
         .authority = options.authority,
         .pin = options.pin});
    if (!answer) {
        return notDelivered(context,
                            {ExitCode::Refused, "not delivered to " + *url + ": " +
                                                    escapeForTerminal(answer.error().detail)});
    }
    return tell(context, *url, *answer);
}

void addEvent(Verb verb, PostedEvent& event) {
    verb.addOption("--title", event.title, "What happened, in one line")
        .required()
        .typeName("TEXT");
    verb.addOption("--subtitle", event.subtitle, "A second line").typeName("TEXT");
    verb.addOption("--provider", event.provider, "Who says so; else the provider of the token")
        .typeName("NAME");
    verb.addOption("--severity", event.severity, "ok, info, warning, error or critical")
        .typeName("WORD");
    verb.addOption("--state", event.state, "firing, resolved or info").typeName("WORD");
    verb.addOption("--event-type", event.eventType, "alert, event, task or reminder")
        .typeName("WORD");
    verb.addOption("--external-id", event.externalID, "An event with the same id is replaced")
        .typeName("ID");
}

void addDelivery(Verb verb, Options& options) {
    auto sender = verb.addOption("--sender", options.sender,
                                 "Post with this sender's token; the audit notes that it was shown")
                      .typeName("NAME|ID");
    verb.addOption("--token-file", options.tokenFile,
                   "Post with the token in this file's first line")
        .typeName("FILE")
        .excludes(sender);
    verb.addOption("--url,--host", options.url,
                   "Where to; else $TEMPO_HOST, else the daemon of this machine")
        .typeName("URL");
    verb.addOption("--cacert", options.authority, "Trust this authority (tempoctl tls ca)")
        .typeName("FILE");
    verb.addOption("--pinnedpubkey", options.pin, "Accept only this public key (tempoctl tls pin)")
        .typeName("PIN");
    verb.addFlag("--dry-run", options.dryRun, "Print the event, post nothing");
}

} // namespace

void addPost(Verb parent, Command& chosen) {
    const auto options = std::make_shared<Options>();
    const auto pairs = std::make_shared<std::vector<std::string>>();
    auto verb = parent.addVerb("post", "Post an event over HTTP, as a sender would");
    addEvent(verb, options->event);
    verb.addOption("--metadata", *pairs, "One more detail; may be repeated")
        .typeName("KEY=VALUE")
        .oneValueEach();
    addDelivery(verb, *options);
    verb.footer(
        R"(For trying things out on the machine of the daemon; tempo-post(1) is for scripts everywhere. curl
does the posting. Prints the id of the event. Ends with 0 if the event was accepted, 1 if it was not
delivered, 2 for wrong usage.

Examples:
  tempoctl post --sender backup --title "Backup done" --severity ok
  tempoctl post --token-file token --title "Disk full" --severity error --metadata disk=sda
  tempoctl post --sender nas --title Hello --url https://nas.lan:8776 --cacert tempo-ca.pem)");
    verb.whenChosen([&chosen, options, pairs] {
        for (const auto& text : *pairs) {
            auto pair = readPair(text);
            if (!pair) {
                refuseUsage("post", pair.error().detail);
            }
            options->event.metadata.push_back(*std::move(pair));
        }
        chosen = [options](Context& context) {
            return run(context, *options);
        };
    });
}

} // namespace tempo::cli
