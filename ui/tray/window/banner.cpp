#include "tray/window/banner.hpp"

#include "model/text.hpp"
#include "tray/icons.hpp"
#include "tray/permission.hpp"
#include "tray/theme.hpp"

#include <QHBoxLayout>

namespace tempo::tray {
namespace {

using model::LinkState;

const QString kIngestionEnabled = QStringLiteral("ingestion.enabled");
constexpr int kBannerIcon = 24;

} // namespace

Banner::Banner(const Models& models, QWidget* parent)
    : QWidget(parent), models_(models), icon_(new QLabel(this)), words_(new QLabel(this)),
      button_(new QPushButton(this)) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    words_->setWordWrap(true);
    words_->setTextFormat(Qt::RichText);
    words_->setObjectName(QStringLiteral("banner"));
    auto* layout = new QHBoxLayout(this);
    layout->addWidget(icon_);
    layout->addWidget(words_, 1);
    layout->addWidget(button_);
    connect(button_, &QPushButton::clicked, this, &Banner::press);
    connect(&models_.link, &model::DaemonLink::statusChanged, this, &Banner::refresh);
    connect(&models_.settings, &model::DaemonSettings::changed, this, &Banner::refresh);
    connect(&models_.starter, &model::DaemonStarter::failed, this, [this](const QString& problem) {
        show(tr("The daemon cannot be started"), problem, tr("Try again"));
    });
    refresh();
}

void Banner::refresh() {
    const auto& status = models_.link.status();
    const auto problem = model::shown(status.problem);
    switch (status.state) {
    case LinkState::Connecting:
        setVisible(false);
        return;
    case LinkState::Away:
        show(tr("The daemon is not running"), problem, tr("Start daemon"));
        return;
    case LinkState::NotPermitted:
        show(tr("You may not see the events of this daemon"), problem, tr("Try again"));
        return;
    case LinkState::OtherVersion:
        show(tr("The daemon is of another version"), problem, tr("Try again"));
        return;
    case LinkState::Connected:
        break;
    }
    const auto enabled = models_.settings.state(kIngestionEnabled);
    if (enabled.isKnown && !enabled.value.toBool()) {
        show(tr("Ingestion is paused"), tr("No events are taken until it goes on."), tr("Resume"));
        offerToOwner(*button_, models_.link, enabled.isLocked ? Possible::No : Possible::Yes);
        return;
    }
    setVisible(false);
}

void Banner::show(const QString& title, const QString& words, const QString& button) {
    icon_->setPixmap(drawn(severityShape(Severity::Warning),
                           severityColor(Severity::Warning, palette()), {kBannerIcon, kBannerIcon},
                           devicePixelRatioF()));
    words_->setText(QStringLiteral("<b>%1</b><br>%2").arg(title, words.toHtmlEscaped()));
    words_->setAccessibleName(title + QStringLiteral(": ") + words);
    button_->setText(button);
    button_->setEnabled(true);
    setVisible(true);
}

void Banner::press() {
    if (models_.link.isConnected()) {
        models_.settings.set(kIngestionEnabled, true);
    } else if (models_.link.status().state == LinkState::Away) {
        models_.starter.start();
        models_.link.tryNow();
    } else {
        models_.link.tryNow();
    }
}

} // namespace tempo::tray
