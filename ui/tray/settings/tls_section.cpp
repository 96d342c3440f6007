#include "tray/settings/tls_section.hpp"

#include "model/text.hpp"
#include "tray/permission.hpp"
#include "tray/settings/certificate_dialogs.hpp"
#include "tray/settings/setting_fields.hpp"

#include <QApplication>
#include <QClipboard>
#include <QGridLayout>
#include <QLocale>

namespace tempo::tray {
namespace {

using model::joined;
using model::shown;

constexpr int kMostTlsPort = 65535;
constexpr int kTlsButtons = 3;

QString row(const QString& label, const QString& value) {
    return QStringLiteral("<tr><td style='padding-right:12px'>%1</td><td>%2</td></tr>")
        .arg(label.toHtmlEscaped(), value.toHtmlEscaped());
}

} // namespace

TlsSection::TlsSection(const Models& models, QWidget* parent)
    : QWidget(parent), models_(models), section_(new Section(tr("Secure (TLS)"), this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(section_);
    build();
    connect(&models_.tls, &model::TlsModel::changed, this, &TlsSection::refresh);
    connect(&models_.senders, &model::SenderListModel::refreshed, this, &TlsSection::refresh);
    connect(&models_.link, &model::DaemonLink::statusChanged, this, &TlsSection::refresh);
    connect(&models_.settings, &model::DaemonSettings::applied, this, [this](const QString& name) {
        if (name.startsWith(QStringLiteral("ingestion."))) {
            models_.tls.refresh();
        }
    });
    refresh();
}

void TlsSection::build() {
    section_->body()->addWidget(new CheckField(models_, QStringLiteral("ingestion.tls.enabled"),
                                               tr("Accept events over TLS too"), section_));
    section_->body()->addWidget(
        new NumberField(models_, QStringLiteral("ingestion.tls.port"), tr("Port for TLS"),
                        {.most = kMostTlsPort, .ofZero = tr("a free one")}, section_));
    state_ = section_->addWords({});
    state_->setObjectName(QStringLiteral("tlsState"));
    certificate_ = section_->addWords({});
    certificate_->setObjectName(QStringLiteral("certificate"));
    addButtons();
    section_->body()->addWidget(
        new TextField(models_, QStringLiteral("ingestion.tls.clientAuthorityFile"),
                      tr("Authority of client certificates"),
                      tr("a PEM file; empty: none are asked for"), section_));
    error_ = section_->addError();
    senders_ = section_->addWords({});
}

void TlsSection::addButtons() {
    auto* grid = new QGridLayout;
    int count = 0;
    const auto add = [&](const QString& text, auto pressed) {
        auto* button = new QPushButton(text, section_);
        grid->addWidget(button, count / kTlsButtons, count % kTlsButtons);
        ++count;
        connect(button, &QPushButton::clicked, this, pressed);
        return button;
    };
    const auto copy = [](const std::string& text) {
        QApplication::clipboard()->setText(shown(text));
    };
    needCertificate_ << add(tr("Copy fingerprint"), [this, copy] {
        copy(models_.tls.status().sha256);
    }) << add(tr("Copy pin"), [this, copy] { copy(models_.tls.status().pin); });
    save_ = add(tr("Save tempo-ca.pem…"), [this] { saveAuthority(); });
    needOwner_ << add(tr("Use own certificate…"), [this] { useOwn(); })
               << add(tr("Regenerate…"), [this] { regenerate(); })
               << add(tr("Remove…"), [this] { remove(); });
    grid->setColumnStretch(kTlsButtons, 1);
    section_->body()->addLayout(grid);
}

void TlsSection::refresh() {
    const auto& tls = models_.tls.status();
    const bool connected = models_.link.isConnected();
    const bool has = connected && !tls.sha256.empty();
    if (!tls.error.empty()) {
        state_->setText(QStringLiteral("⚠ ") + shown(tls.error));
    } else {
        state_->setText(tls.listening ? tr("Listening on port %1").arg(tls.port)
                        : tls.enabled ? tr("Not listening")
                                      : tr("Off. Events cross the network in the clear."));
    }
    certificate_->setText(has ? certificateWords() : QString());
    certificate_->setVisible(has);
    senders_->setText(senderWords());
    senders_->setVisible(!senders_->text().isEmpty());
    for (auto* button : needCertificate_) {
        button->setEnabled(has);
    }
    save_->setEnabled(has && tls.source == protocol::CertificateSource::Tempo);
    for (auto* button : needOwner_) {
        const bool possible = has || button == needOwner_[0];
        offerToOwner(*button, models_.link, possible ? Possible::Yes : Possible::No);
    }
    error_->say(models_.tls.error());
}

QString TlsSection::certificateWords() const {
    const auto& tls = models_.tls.status();
    QString rows = row(tr("Covers"), joined(tls.covers));
    if (tls.expires) {
        rows += row(tr("Expires"),
                    model::TimeText(models_.preferences.timeFormat()).dayAndTime(*tls.expires));
    }
    rows += row(tr("SHA-256"), shown(tls.sha256)) + row(tr("Pin"), shown(tls.pin)) +
            row(tr("Issuer"), shown(tls.issuer));
    if (tls.source == protocol::CertificateSource::File) {
        rows += row(tr("From"), shown(tls.chainFile));
    }
    for (const auto& problem : tls.problems) {
        rows += row(QStringLiteral("⚠"), shown(problem));
    }
    return QStringLiteral("<table>") + rows + QStringLiteral("</table>");
}

QString TlsSection::senderWords() const {
    QStringList required;
    QStringList clear;
    for (const auto& sender : models_.senders.senders()) {
        if (sender.revokedAt) {
            continue;
        }
        if (sender.requireTls) {
            required << shown(sender.name);
        }
        if (sender.lastUsedTransport == Transport::Plain) {
            clear << shown(sender.name);
        }
    }
    QStringList lines;
    if (!required.isEmpty()) {
        lines << tr("TLS required for: %1").arg(required.join(QStringLiteral(", ")));
    }
    if (!clear.isEmpty()) {
        lines << tr("Still posting in the clear: %1").arg(clear.join(QStringLiteral(", ")));
    }
    return lines.join(QLatin1Char('\n'));
}

void TlsSection::saveAuthority() {
    askWhereToSaveAuthority(models_, this,
                            [this](const QString& problem) { error_->say(problem); });
}

void TlsSection::useOwn() {
    askForOwnCertificate(models_, this);
}

void TlsSection::regenerate() {
    confirmThen(this, tr("Regenerate the certificate?"),
                tr("A new authority and key are made. Every sender that trusts tempo-ca.pem or "
                   "pins the key has to be given the new one."),
                tr("Regenerate"), [this] { models_.tls.regenerate(); });
}

void TlsSection::remove() {
    confirmThen(this, tr("Remove the certificate?"),
                tr("TLS is turned off and its keys are deleted. Senders that require TLS stop "
                   "working."),
                tr("Remove"), [this] {
                    models_.tls.remove();
                    models_.settings.refresh();
                });
}

} // namespace tempo::tray
