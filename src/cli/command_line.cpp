#include "cli/command_line.hpp"

#include "cli/commands/commands.hpp"
#include "cli/output/escape.hpp"

#include <tempo/core/version.hpp>

#include <CLI/CLI.hpp>

#include <sstream>

namespace tempo::cli {
namespace {

constexpr const char* kFooter = R"(Every verb has a --help of its own, with examples.

The control socket is the one of --socket, else of $TEMPO_SOCKET, else the first that exists of
$XDG_RUNTIME_DIR/tempo/control.sock, control.sock in the user's data folder of tempod, and
/run/tempo/control.sock.

Exit codes:
  0  done
  1  the daemon refused, or the answer is "no"
  2  the command line is wrong
  3  the daemon cannot be reached, or not in time
  4  permission is missing

Examples:
  tempoctl status
  tempoctl token create --name backup --provider scripts.backup
  tempoctl events tail
  tempoctl audit list --refusals)";

/// `tempoctl events list`: the verb that a fault of the command line is about.
std::string chosenVerb(const CLI::App& app) {
    const auto verbs = app.get_subcommands();
    return app.get_name() + (verbs.empty() ? "" : " " + chosenVerb(*verbs.front()));
}

/// What is wrong, and where to read on.
std::string faultWords(const CLI::App& app, const CLI::ParseError& fault) {
    const auto unknown = app.remaining(/*recurse=*/true);
    const bool noVerb = dynamic_cast<const CLI::RequiredError*>(&fault) != nullptr;
    const std::string what = noVerb && !unknown.empty()
                                 ? "'" + unknown.front() + "' is not known here"
                                 : std::string(fault.what());
    return "tempoctl: " + escapeForTerminal(what) + ". See '" + chosenVerb(app) + " --help'.\n";
}

} // namespace

CommandLine::CommandLine()
    : app_(
          std::make_unique<CLI::App>("Looks after the Tempo daemon of this machine.", "tempoctl")) {
    app_->fallthrough();
    app_->require_subcommand(1);
    app_->footer(kFooter);
    app_->get_formatter()->column_width(32);
    addGlobalOptions();
    addStatus(Verb(*app_), chosen_);
    addHealth(Verb(*app_), chosen_);
    addEvents();
    addSources(Verb(*app_), chosen_);
    addTimeline(Verb(*app_), chosen_);
    addStacks();
    addToken();
    addSettings();
    addTls();
    addPolicy();
    addKey();
    addAudit();
    addScore();
    const Verb root(*app_);
    addBackup(root, chosen_);
    addRestore(root, chosen_);
    addExport(root, chosen_);
    addImport(root, chosen_);
    addDelete(root, chosen_);
    addPost(root, chosen_);
    addDiagnostics(root, chosen_);
    app_->set_help_all_flag("--help-all", "Print every verb and end");
}

CommandLine::~CommandLine() = default;

void CommandLine::addGlobalOptions() {
    app_->set_version_flag("--version", "tempoctl " + std::string(version()),
                           "Print the version and end");
    app_->add_option("--socket", socket_, "Control socket of the daemon")->type_name("PATH");
    app_->add_flag("--json", json_, "Print the daemon's answer as JSON, times in UTC");
}

Verb CommandLine::addGroup(const std::string& name, const std::string& description) {
    auto* group = app_->add_subcommand(name, description);
    group->require_subcommand(1);
    return Verb(*group);
}

void CommandLine::addEvents() {
    const auto events = addGroup("events", "List, follow and settle events");
    addEventsList(events, chosen_);
    addEventsSearch(events, chosen_);
    addEventsShow(events, chosen_);
    addEventsTail(events, chosen_);
    addEventsChanges(events, chosen_);
}

void CommandLine::addStacks() {
    const auto stacks = addGroup("stacks", "Look into the stacks of events");
    addStacksList(stacks, chosen_);
    addStacksShow(stacks, chosen_);
    addStacksChanges(stacks, chosen_);
}

void CommandLine::addToken() {
    const auto token = addGroup("token", "Issue and look after the tokens of senders");
    addTokenCreate(token, chosen_);
    addTokenList(token, chosen_);
    addTokenShow(token, chosen_);
    addTokenRename(token, chosen_);
    addTokenRotate(token, chosen_);
    addTokenRevoke(token, chosen_);
    addTokenSet(token, chosen_);
}

void CommandLine::addSettings() {
    const auto settings = addGroup("settings", "Read and change the daemon's settings");
    addSettingsList(settings, chosen_);
    addSettingsGet(settings, chosen_);
    addSettingsSet(settings, chosen_);
}

void CommandLine::addTls() {
    const auto tls = addGroup("tls", "Switch the TLS listener and give senders what they trust");
    addTlsStatus(tls, chosen_);
    addTlsSwitch(tls, chosen_);
    addTlsTrust(tls, chosen_);
    addTlsUseCertificate(tls, chosen_);
    addTlsReplace(tls, chosen_);
}

void CommandLine::addPolicy() {
    const auto policy =
        addGroup("policy", "Decide who may connect, and which proxies are believed");
    addPolicyList(policy, chosen_);
    addPolicyChange(policy, chosen_);
    addPolicyTest(policy, chosen_);
}

void CommandLine::addKey() {
    const auto key = addGroup("key", "Check and change the encryption key");
    addKeyCheck(key, chosen_);
    addKeyRotate(key, chosen_);
}

void CommandLine::addAudit() {
    const auto audit = addGroup("audit", "Read and check the log of refusals and changes");
    addAuditList(audit, chosen_);
    addAuditVerify(audit, chosen_);
    addAuditExport(audit, chosen_);
    addAuditHandle(audit, chosen_);
}

void CommandLine::addScore() {
    const auto score = addGroup("score", "Check scores, try them on events and install them");
    addScoreList(score, chosen_);
    addScoreChanges(score, chosen_);
    addScoreValidate(score, chosen_);
    addScoreTest(score, chosen_);
    addScorePreview(score, chosen_);
}

tl::expected<Invocation, Reply> CommandLine::parse(int argc, const char* const* argv) {
    try {
        app_->parse(argc, argv);
    } catch (const CLI::Success& answered) {
        std::ostringstream out;
        std::ostringstream err;
        app_->exit(answered, out, err);
        return tl::unexpected(Reply{.exit = ExitCode::Done, .out = out.str(), .err = err.str()});
    } catch (const CLI::ParseError& fault) {
        return tl::unexpected(
            Reply{.exit = ExitCode::Usage, .out = {}, .err = faultWords(*app_, fault)});
    }
    return Invocation{.command = chosen_,
                      .socket =
                          socket_.empty() ? std::nullopt : std::optional<std::string>(socket_),
                      .format = json_ ? OutputFormat::Json : OutputFormat::Human};
}

} // namespace tempo::cli
