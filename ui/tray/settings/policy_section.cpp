#include "tray/settings/policy_section.hpp"

#include "model/text.hpp"
#include "tray/permission.hpp"
#include "tray/roomy_lines.hpp"
#include "tray/settings/setting_fields.hpp"

#include <QHBoxLayout>
#include <QPushButton>

namespace tempo::tray {
namespace {

using model::shown;
using model::wire;
using protocol::PolicyList;

constexpr int kRulesHeight = 110;
constexpr int kListRole = Qt::UserRole + 1;
constexpr int kRangeRole = Qt::UserRole + 2;

} // namespace

PolicySection::PolicySection(const Models& models, QWidget* parent)
    : QWidget(parent), models_(models), section_(new Section(tr("Networks"), this)),
      rules_(new QListWidget(section_)), which_(new QComboBox(section_)),
      range_(new QLineEdit(section_)), address_(new QLineEdit(section_)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(section_);
    section_->body()->addWidget(new CheckField(models, QStringLiteral("network.trustedOnly"),
                                               tr("Only trusted networks may send"), section_));
    networks_ = section_->addWords({});
    buildLists();
    buildTest();
    error_ = section_->addError();
    connect(&models_.settings, &model::DaemonSettings::applied, this, &PolicySection::refresh);
}

void PolicySection::buildLists() {
    rules_->setAccessibleName(tr("Rules"));
    rules_->setItemDelegate(new RoomyLines(rules_));
    rules_->setMaximumHeight(kRulesHeight);
    section_->body()->addWidget(rules_);
    which_->addItem(tr("Deny"), static_cast<int>(PolicyList::Deny));
    which_->addItem(tr("Allow"), static_cast<int>(PolicyList::Allow));
    which_->addItem(tr("Believe as proxy"), static_cast<int>(PolicyList::Proxy));
    which_->setAccessibleName(tr("Kind of rule"));
    range_->setPlaceholderText(tr("192.0.2.0/24 or an address"));
    range_->setAccessibleName(tr("Address or network"));
    auto* add = new QPushButton(tr("Add rule"), section_);
    auto* remove = new QPushButton(tr("Remove rule"), section_);
    auto* row = new QHBoxLayout;
    row->addWidget(which_);
    row->addWidget(range_, 1);
    row->addWidget(add);
    row->addWidget(remove);
    section_->body()->addLayout(row);
    connect(add, &QPushButton::clicked, this, [this] {
        change("policy.add", static_cast<PolicyList>(which_->currentData().toInt()),
               range_->text());
    });
    connect(remove, &QPushButton::clicked, this, [this] {
        if (const auto* item = rules_->currentItem()) {
            change("policy.remove", static_cast<PolicyList>(item->data(kListRole).toInt()),
                   item->data(kRangeRole).toString());
        }
    });
    const auto allow = [this, add, remove] {
        offerToOwner(*add, models_.link);
        offerToOwner(*remove, models_.link);
    };
    connect(&models_.link, &model::DaemonLink::statusChanged, this, allow);
    allow();
}

void PolicySection::buildTest() {
    address_->setPlaceholderText(tr("an address"));
    address_->setAccessibleName(tr("Would this address get in?"));
    auto* test = new QPushButton(tr("Test"), section_);
    auto* row = new QHBoxLayout;
    row->addWidget(new QLabel(tr("Would this address get in?"), section_));
    row->addWidget(address_, 1);
    row->addWidget(test);
    section_->body()->addLayout(row);
    verdict_ = section_->addWords({});
    verdict_->hide();
    connect(test, &QPushButton::clicked, this, &PolicySection::test);
    connect(address_, &QLineEdit::returnPressed, this, &PolicySection::test);
}

void PolicySection::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void PolicySection::refresh() {
    ask<protocol::PolicyRules>(models_.link, this, "policy.list", protocol::Empty{},
                               [this](const Expected<protocol::PolicyRules>& rules) {
                                   error_->say(rules ? QString() : shown(rules.error().detail));
                                   if (rules) {
                                       show(*rules);
                                   }
                               });
}

void PolicySection::show(const protocol::PolicyRules& rules) {
    rules_->clear();
    const auto add = [this](PolicyList list, const QString& word,
                            const std::vector<std::string>& ranges) {
        for (const auto& range : ranges) {
            auto* item = new QListWidgetItem(word.arg(shown(range)), rules_);
            item->setData(kListRole, static_cast<int>(list));
            item->setData(kRangeRole, shown(range));
        }
    };
    add(PolicyList::Deny, tr("Deny %1"), rules.deny);
    add(PolicyList::Allow, tr("Allow %1"), rules.allow);
    add(PolicyList::Proxy, tr("Believe %1 as proxy"), rules.proxies);
    rules_->setVisible(rules_->count() > 0);
    networks_->setText(tr("Trusted: %1").arg(model::joined(rules.trustedNetworks)));
}

void PolicySection::change(const char* method, PolicyList list, const QString& range) {
    ask<protocol::PolicyChange>(models_.link, this, method,
                                protocol::PolicyChangeParams{.list = list, .range = wire(range)},
                                [this](const Expected<protocol::PolicyChange>& changed) {
                                    if (!changed) {
                                        error_->say(shown(changed.error().detail));
                                        return;
                                    }
                                    range_->clear();
                                    refresh();
                                    for (const auto& warning : changed->warnings) {
                                        verdict_->setText(QStringLiteral("⚠ ") + shown(warning));
                                        verdict_->show();
                                    }
                                });
}

void PolicySection::test() {
    ask<protocol::PolicyVerdict>(
        models_.link, this, "policy.test", protocol::PolicyTestParams{wire(address_->text())},
        [this](const Expected<protocol::PolicyVerdict>& verdict) {
            error_->say(verdict ? QString() : shown(verdict.error().detail));
            verdict_->setVisible(verdict.has_value());
            if (verdict) {
                verdict_->setText((verdict->allowed ? tr("Yes: %1 is %2.") : tr("No: %1 is %2."))
                                      .arg(shown(verdict->address), shown(verdict->reason)));
            }
        });
}

} // namespace tempo::tray
