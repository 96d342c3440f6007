#pragma once

#include "cli/arguments/verb.hpp"
#include "cli/context.hpp"

/// Every verb: what it accepts, and what it does. Each function adds its verb to `parent` and, when
/// the verb is chosen on the command line, fills `chosen`; both outlive the parsing.
namespace tempo::cli {

void addStatus(Verb parent, Command& chosen);
void addHealth(Verb parent, Command& chosen);

void addEventsList(Verb parent, Command& chosen);
void addEventsSearch(Verb parent, Command& chosen);
void addEventsShow(Verb parent, Command& chosen);
void addEventsTail(Verb parent, Command& chosen);
void addEventsChanges(Verb parent,
                      Command& chosen); ///< ack, unack, dismiss, undismiss, delete

void addSources(Verb parent, Command& chosen); ///< with list and remove
void addSourcesRemove(Verb parent, Command& chosen);
void addTimeline(Verb parent, Command& chosen);
void addStacksList(Verb parent, Command& chosen);
void addStacksShow(Verb parent, Command& chosen);
void addStacksChanges(Verb parent, Command& chosen);

void addTokenCreate(Verb parent, Command& chosen);
void addTokenList(Verb parent, Command& chosen);
void addTokenShow(Verb parent, Command& chosen);
void addTokenRename(Verb parent, Command& chosen);
void addTokenRotate(Verb parent, Command& chosen);
void addTokenRevoke(Verb parent, Command& chosen);
void addTokenSet(Verb parent, Command& chosen);

void addSettingsList(Verb parent, Command& chosen);
void addSettingsGet(Verb parent, Command& chosen);
void addSettingsSet(Verb parent, Command& chosen); ///< set, unset

void addTlsStatus(Verb parent, Command& chosen);
void addTlsSwitch(Verb parent, Command& chosen); ///< enable, disable
void addTlsTrust(Verb parent, Command& chosen);  ///< ca, pin
void addTlsUseCertificate(Verb parent, Command& chosen);
void addTlsReplace(Verb parent, Command& chosen); ///< regenerate, remove

void addPolicyList(Verb parent, Command& chosen);
void addPolicyChange(Verb parent, Command& chosen); ///< add, remove
void addPolicyTest(Verb parent, Command& chosen);

void addKeyCheck(Verb parent, Command& chosen);
void addKeyRotate(Verb parent, Command& chosen);

void addAuditList(Verb parent, Command& chosen);
void addAuditVerify(Verb parent, Command& chosen);
void addAuditExport(Verb parent, Command& chosen);
void addAuditHandle(Verb parent, Command& chosen);

void addBackup(Verb parent, Command& chosen); ///< with list and verify
void addRestore(Verb parent, Command& chosen);
void addExport(Verb parent, Command& chosen);
void addImport(Verb parent, Command& chosen);
void addPost(Verb parent, Command& chosen);
void addDelete(Verb parent, Command& chosen);

void addDiagnostics(Verb parent, Command& chosen);
void addScorePreview(Verb parent, Command& chosen);
void addScoreValidate(Verb parent, Command& chosen);
void addScoreTest(Verb parent, Command& chosen);
void addScoreList(Verb parent, Command& chosen);
void addScoreChanges(Verb parent, Command& chosen); ///< install, remove, reload

} // namespace tempo::cli
