#include "tray/settings/sender_editor.hpp"

#include "model/text.hpp"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QRegularExpression>

namespace tempo::tray {
namespace {

using model::joined;
using model::shown;
using model::wire;

constexpr int kMostPerMinute = 1'000'000;
constexpr int kFirstExpiryDays = 30;
constexpr int kFieldWidth = 320;

EventRate rateOf(int choice, int perMinute) {
    const auto kind = static_cast<EventRate::Kind>(choice);
    const bool counted = kind == EventRate::Kind::PerMinute;
    return {.kind = kind, .perMinute = counted ? static_cast<std::uint32_t>(perMinute) : 0};
}

std::vector<std::string> addressesOf(const QString& text) {
    static const QRegularExpression kBetween(QStringLiteral("[,\\s]+"));
    std::vector<std::string> addresses;
    for (const auto& part : text.split(kBetween, Qt::SkipEmptyParts)) {
        addresses.push_back(wire(part));
    }
    return addresses;
}

QDateTime localTime(Timestamp at) {
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count());
}

Timestamp timestampOf(const QDateTime& time) {
    return Timestamp(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

} // namespace

SenderEditor::SenderEditor(const Models& models, const Sender& sender, QWidget* parent)
    : QDialog(parent), models_(models), id_(sender.id),
      name_(new QLineEdit(shown(sender.name), this)),
      addresses_(new QLineEdit(joined(sender.allowedAddresses), this)), rate_(new QComboBox(this)),
      perMinute_(new QSpinBox(this)), expires_(new QCheckBox(tr("Expires"), this)),
      expiry_(new QDateTimeEdit(this)),
      requireTls_(new QCheckBox(tr("Refuse it in the clear"), this)),
      subject_(new QLineEdit(shown(sender.clientSubject), this)), error_(new ErrorLabel(this)) {
    setWindowTitle(tr("Edit %1").arg(shown(sender.name)));
    addresses_->setPlaceholderText(tr("from anywhere that is trusted"));
    addresses_->setToolTip(tr("Addresses and networks, such as 192.168.1.20 or fd00::/8"));
    subject_->setPlaceholderText(tr("none, or for example CN=nas,O=Home"));
    subject_->setToolTip(tr("The client certificate that it must show over TLS. The authority that "
                            "signs it is set under Secure (TLS)."));
    name_->setMinimumWidth(kFieldWidth);
    requireTls_->setChecked(sender.requireTls);
    requireTls_->setEnabled(sender.requireTls || models_.tls.status().listening);
    requireTls_->setToolTip(requireTls_->isEnabled() ? QString() : tr("Turn TLS on first."));
    auto* form = new QFormLayout(this);
    form->addRow(tr("Name"), name_);
    form->addRow(tr("Provider"), new QLabel(shown(sender.provider), this));
    form->addRow(tr("Addresses"), addresses_);
    buildRate(sender.rate);
    buildExpiry(sender.expiresAt);
    form->addRow(tr("TLS"), requireTls_);
    form->addRow(tr("Client certificate"), subject_);
    form->addRow(error_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &SenderEditor::send);
}

void SenderEditor::buildRate(const EventRate& rate) {
    rate_->addItems({tr("As the setting says"), tr("No limit"), tr("So many a minute:")});
    rate_->setCurrentIndex(static_cast<int>(rate.kind));
    perMinute_->setRange(1, kMostPerMinute);
    perMinute_->setValue(static_cast<int>(rate.perMinute));
    perMinute_->setAccessibleName(tr("Events a minute"));
    const auto allow = [this] {
        perMinute_->setEnabled(rate_->currentIndex() ==
                               static_cast<int>(EventRate::Kind::PerMinute));
    };
    connect(rate_, &QComboBox::currentIndexChanged, this, allow);
    allow();
    auto* row = new QHBoxLayout;
    row->addWidget(rate_);
    row->addWidget(perMinute_);
    row->addStretch();
    static_cast<QFormLayout*>(layout())->addRow(tr("Rate"), row);
}

void SenderEditor::buildExpiry(const std::optional<Timestamp>& expiresAt) {
    expiry_->setCalendarPopup(true);
    expiry_->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    expiry_->setDateTime(expiresAt ? localTime(*expiresAt)
                                   : QDateTime::currentDateTime().addDays(kFirstExpiryDays));
    expiry_->setAccessibleName(tr("Expires at"));
    expires_->setChecked(expiresAt.has_value());
    expiry_->setEnabled(expires_->isChecked());
    connect(expires_, &QCheckBox::toggled, expiry_, &QWidget::setEnabled);
    auto* row = new QHBoxLayout;
    row->addWidget(expires_);
    row->addWidget(expiry_);
    row->addStretch();
    static_cast<QFormLayout*>(layout())->addRow(tr("Expiry"), row);
}

protocol::SenderUpdateParams SenderEditor::params() const {
    const auto expiresAt =
        expires_->isChecked() ? std::optional(timestampOf(expiry_->dateTime())) : std::nullopt;
    return {.sender = id_.toString(),
            .name = wire(name_->text().trimmed()),
            .rate = rateOf(rate_->currentIndex(), perMinute_->value()),
            .allowedAddresses = addressesOf(addresses_->text()),
            .expiresAt = std::optional(expiresAt),
            .requireTls = requireTls_->isChecked(),
            .clientSubject = wire(subject_->text().trimmed())};
}

void SenderEditor::send() {
    ask<Sender>(models_.link, this, "senders.update", params(),
                [this](const Expected<Sender>& changed) {
                    models_.senders.refresh();
                    if (changed) {
                        accept();
                    } else {
                        error_->say(shown(changed.error().detail));
                        adjustSize(); // room for all of the reason
                    }
                });
}

} // namespace tempo::tray
