#include "tray/settings/backups_section.hpp"
#include "tray/settings/pages.hpp"
#include "tray/settings/setting_fields.hpp"

namespace tempo::tray {
namespace {

constexpr int kMostDays = 36500;

} // namespace

MaintenancePage::MaintenancePage(const Models& models, QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    auto* retention = new Section(tr("Retention"), this);
    const NumberField::Range days{.most = kMostDays, .unit = tr("days"), .ofZero = tr("for ever")};
    retention->body()->addWidget(new NumberField(models, QStringLiteral("retention.days"),
                                                 tr("Keep events"), days, retention));
    retention->body()->addWidget(new NumberField(models, QStringLiteral("audit.retentionDays"),
                                                 tr("Keep the audit"), days, retention));
    layout->addWidget(retention);
    layout->addWidget(new BackupsSection(models, this));
    layout->addStretch();
}

} // namespace tempo::tray
