#include "model/events/event_text.hpp"
#include "model/text.hpp"
#include "tray/settings/pages.hpp"
#include "tray/settings/section.hpp"

#include <tempo/core/version.hpp>

namespace tempo::tray {

using model::shown;

AboutPage::AboutPage(const Models& models, QWidget* parent) : QWidget(parent), models_(models) {
    auto* layout = new QVBoxLayout(this);
    auto* program = new Section(tr("Tempo"), this);
    program->addWords(
        tr("Version %1. Every signal of a LAN on one timeline.").arg(shown(version())));
    program->addWords(tr("An independent implementation, compatible with and not affiliated with "
                         "the macOS app of that name. Apache License 2.0. No telemetry, no update "
                         "check."));
    layout->addWidget(program);
    auto* daemon = new Section(tr("The daemon"), this);
    daemon_ = daemon->addWords({});
    daemon_->setObjectName(QStringLiteral("daemon"));
    layout->addWidget(daemon);
    layout->addStretch();
}

void AboutPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    ask<protocol::StatusResult>(
        models_.link, this, "status.get", protocol::Empty{},
        [this](const Expected<protocol::StatusResult>& status) {
            if (!status) {
                daemon_->setText(shown(status.error().detail));
                return;
            }
            QStringList lines{tr("tempod %1, you are its %2")
                                  .arg(shown(status->version),
                                       models_.link.isOwner() ? tr("owner") : tr("viewer")),
                              tr("Data: %1 (%2)")
                                  .arg(shown(status->dataDirectory),
                                       model::byteCount(status->store.databaseBytes)),
                              tr("Configuration: %1").arg(shown(status->configDirectory))};
            for (const auto& problem : status->problems) {
                lines << QStringLiteral("⚠ ") + shown(problem);
            }
            daemon_->setText(lines.join(QLatin1Char('\n')));
        });
}

} // namespace tempo::tray
