#include "tray/settings/backups_section.hpp"
#include "tray/settings/diagnostics_section.hpp"
#include "tray/settings/pages.hpp"
#include "tray/settings/setting_fields.hpp"
#include "tray/settings/stored_events_section.hpp"
#include "tray/settings/triage_section.hpp"

namespace tempo::tray {
namespace {

constexpr int kMostDays = 36500;

} // namespace

MaintenancePage::MaintenancePage(const Models& models, QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    auto* retention = new Section(tr("Retention"), this);
    const NumberField::Range days{
        .most = kMostDays, .unit = NumberField::Unit::Days, .ofZero = tr("for ever")};
    retention->body()->addWidget(new NumberField(models, QStringLiteral("retention.days"),
                                                 tr("Keep events"), days, retention));
    retention->body()->addWidget(new NumberField(models, QStringLiteral("audit.retentionDays"),
                                                 tr("Keep the audit"), days, retention));
    retention->body()->addWidget(new NumberField(models, QStringLiteral("retention.imageDays"),
                                                 tr("Keep pictures of events"), days, retention));
    retention->addWords(tr("What is older goes for good, with what it held; an event of which only "
                           "the picture is too old stays. “For ever” keeps everything."));
    layout->addWidget(retention);
    layout->addWidget(new TriageSection(models, this));
    layout->addWidget(new BackupsSection(models, this));
    layout->addWidget(new StoredEventsSection(models, this));
    layout->addWidget(new DiagnosticsSection(models, this));
    layout->addStretch();
}

} // namespace tempo::tray
