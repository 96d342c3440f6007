#pragma once

#include "cli/arguments/verb.hpp"
#include "cli/context.hpp"
#include "cli/exit_code.hpp"

#include <tl/expected.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tempo::cli {

/// What a command line asks for.
struct Invocation {
    Command command;
    std::optional<std::string> socket;
    OutputFormat format = OutputFormat::Human;
};

/// A command line that is answered without a command: help, version, or a fault in it.
struct Reply {
    ExitCode exit = ExitCode::Done;
    std::string out;
    std::string err;
};

/// The verbs and options of tempoctl. For one command line.
class CommandLine {
public:
    CommandLine();
    CommandLine(const CommandLine&) = delete;
    CommandLine& operator=(const CommandLine&) = delete;
    ~CommandLine();

    tl::expected<Invocation, Reply> parse(int argc, const char* const* argv);

    const CLI::App& verbs() const { return *app_; }

private:
    void addGlobalOptions();
    void addEvents();
    void addStacks();
    void addToken();
    void addSettings();
    void addTls();
    void addPolicy();
    void addKey();
    void addAudit();
    void addScore();
    Verb addGroup(const std::string& name, const std::string& description);

    std::unique_ptr<CLI::App> app_;
    Command chosen_;
    std::string socket_;
    bool json_ = false;
};

} // namespace tempo::cli
