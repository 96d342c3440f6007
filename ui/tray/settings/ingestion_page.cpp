#include "model/text.hpp"
#include "tray/settings/pages.hpp"
#include "tray/settings/section.hpp"
#include "tray/settings/senders_section.hpp"
#include "tray/settings/setting_fields.hpp"
#include "tray/settings/tls_section.hpp"

namespace tempo::tray {
namespace {

constexpr int kMostPort = 65535;

QString listened(const protocol::ListenerStatus& listener) {
    QStringList addresses;
    for (const auto& address : listener.addresses) {
        addresses << model::shown(address);
    }
    return addresses.join(QStringLiteral(", "));
}

} // namespace

IngestionPage::IngestionPage(const Models& models, QWidget* parent)
    : QWidget(parent), models_(models) {
    auto* layout = new QVBoxLayout(this);
    auto* ports = new Section(tr("Plain HTTP"), this);
    ports->body()->addWidget(
        new CheckField(models, QStringLiteral("ingestion.enabled"), tr("Accept events"), ports));
    ports->body()->addWidget(new NumberField(models, QStringLiteral("ingestion.port"), tr("Port"),
                                             {.most = kMostPort, .ofZero = tr("a free one")},
                                             ports));
    ports->body()->addWidget(
        new ChoiceField(models, QStringLiteral("ingestion.bind"), tr("Reachable from"),
                        {{QStringLiteral("lan"), tr("the network")},
                         {QStringLiteral("loopback"), tr("this machine only")}},
                        ports));
    addresses_ = ports->addWords({});
    addresses_->setObjectName(QStringLiteral("addresses"));
    layout->addWidget(ports);
    layout->addWidget(new TlsSection(models, this));
    auto* senders = new SendersSection(models, this);
    connect(senders, &SendersSection::senderWanted, this, [this] { Q_EMIT senderWanted({}); });
    layout->addWidget(senders);
    layout->addStretch();
    connect(&models_.settings, &model::DaemonSettings::applied, this,
            &IngestionPage::refreshStatus);
    connect(&models_.link, &model::DaemonLink::statusChanged, this, &IngestionPage::refreshStatus);
}

void IngestionPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    models_.settings.refresh();
    models_.tls.refresh();
    models_.senders.refresh();
    refreshStatus();
}

void IngestionPage::refreshStatus() {
    ask<protocol::StatusResult>(models_.link, this, "status.get", protocol::Empty{},
                                [this](const Expected<protocol::StatusResult>& status) {
                                    if (!status) {
                                        addresses_->setText(model::shown(status.error().detail));
                                        return;
                                    }
                                    const auto& plain = status->ingestion.plain;
                                    const auto error = model::shown(plain.error);
                                    addresses_->setText(
                                        plain.listening ? tr("Listening at %1").arg(listened(plain))
                                        : error.isEmpty() ? tr("Not listening")
                                                          : tr("⚠ Not listening: %1").arg(error));
                                });
}

} // namespace tempo::tray
