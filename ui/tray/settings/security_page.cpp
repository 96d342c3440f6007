#include "tray/settings/audit_section.hpp"
#include "tray/settings/keys_section.hpp"
#include "tray/settings/pages.hpp"
#include "tray/settings/policy_section.hpp"

namespace tempo::tray {

SecurityPage::SecurityPage(const Models& models, QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(new PolicySection(models, this));
    layout->addWidget(new KeysSection(models, this));
    auto* audit = new AuditSection(models, this);
    connect(audit, &AuditSection::senderWanted, this, &SecurityPage::senderWanted);
    layout->addWidget(audit);
    layout->addStretch();
}

} // namespace tempo::tray
