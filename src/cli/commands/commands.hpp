#pragma once

#include "cli/context.hpp"

#include <CLI/CLI.hpp>

/// Every verb: what it accepts, and what it does. Each function adds its verb to `parent` and, when
/// the verb is chosen on the command line, fills `chosen`; both outlive the parsing.
namespace tempo::cli {

void addStatus(CLI::App& parent, Command& chosen);
void addHealth(CLI::App& parent, Command& chosen);

void addEventsList(CLI::App& parent, Command& chosen);
void addEventsShow(CLI::App& parent, Command& chosen);
void addEventsTail(CLI::App& parent, Command& chosen);
void addEventsChanges(CLI::App& parent,
                      Command& chosen); ///< ack, unack, dismiss, undismiss, delete

void addTokenCreate(CLI::App& parent, Command& chosen);
void addTokenList(CLI::App& parent, Command& chosen);
void addTokenShow(CLI::App& parent, Command& chosen);
void addTokenRename(CLI::App& parent, Command& chosen);
void addTokenRotate(CLI::App& parent, Command& chosen);
void addTokenRevoke(CLI::App& parent, Command& chosen);
void addTokenSet(CLI::App& parent, Command& chosen);

void addSettingsList(CLI::App& parent, Command& chosen);
void addSettingsGet(CLI::App& parent, Command& chosen);
void addSettingsSet(CLI::App& parent, Command& chosen); ///< set, unset

void addTlsStatus(CLI::App& parent, Command& chosen);
void addTlsSwitch(CLI::App& parent, Command& chosen); ///< enable, disable
void addTlsTrust(CLI::App& parent, Command& chosen);  ///< ca, pin

void addAuditList(CLI::App& parent, Command& chosen);
void addAuditVerify(CLI::App& parent, Command& chosen);
void addAuditExport(CLI::App& parent, Command& chosen);
void addAuditHandle(CLI::App& parent, Command& chosen);

} // namespace tempo::cli
