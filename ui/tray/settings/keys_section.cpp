#include "tray/settings/keys_section.hpp"

#include "model/text.hpp"
#include "tray/permission.hpp"
#include "tray/settings/certificate_dialogs.hpp"

#include <QHBoxLayout>
#include <QPushButton>

namespace tempo::tray {

using model::shown;

KeysSection::KeysSection(const Models& models, QWidget* parent)
    : QWidget(parent), models_(models), section_(new Section(tr("Encryption key"), this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(section_);
    words_ = section_->addWords(tr("Tokens and TLS keys are sealed with it in the database."));
    auto* checkButton = new QPushButton(tr("Check"), section_);
    auto* rotateButton = new QPushButton(tr("Rotate key…"), section_);
    auto* row = new QHBoxLayout;
    row->addWidget(checkButton);
    row->addWidget(rotateButton);
    row->addStretch();
    section_->body()->addLayout(row);
    error_ = section_->addError();
    connect(checkButton, &QPushButton::clicked, this, &KeysSection::check);
    connect(rotateButton, &QPushButton::clicked, this, &KeysSection::rotate);
    const auto allow = [this, checkButton, rotateButton] {
        offerToOwner(*checkButton, models_.link);
        offerToOwner(*rotateButton, models_.link);
    };
    connect(&models_.link, &model::DaemonLink::statusChanged, this, allow);
    allow();
}

void KeysSection::check() {
    ask<protocol::KeyCheck>(models_.link, this, "keys.check", protocol::Empty{},
                            [this](const Expected<protocol::KeyCheck>& check) {
                                error_->say(check ? QString() : shown(check.error().detail));
                                if (check) {
                                    say(tr("Key %1 (from %2) was tried on %3 sealed values.")
                                            .arg(shown(check->keyID), shown(check->origin))
                                            .arg(check->checked),
                                        check->unopened);
                                }
                            });
}

void KeysSection::rotate() {
    confirmThen(this, tr("Rotate the encryption key?"),
                tr("A new key is made and everything is sealed anew. Backups made before need the "
                   "key that they were made with."),
                tr("Rotate key"), [this] {
                    ask<protocol::KeyRotation>(
                        models_.link, this, "keys.rotate", protocol::Empty{},
                        [this](const Expected<protocol::KeyRotation>& rotation) {
                            error_->say(rotation ? QString() : shown(rotation.error().detail));
                            if (rotation) {
                                say(tr("The new key is %1; %2 values were sealed anew.")
                                        .arg(shown(rotation->keyID))
                                        .arg(rotation->resealed),
                                    rotation->unopened);
                            }
                        });
                });
}

void KeysSection::say(const QString& words, const std::vector<protocol::UnopenedValue>& unopened) {
    QStringList lines{words};
    if (unopened.empty()) {
        lines << tr("All of them open.");
    }
    for (const auto& value : unopened) {
        lines << tr("⚠ Does not open: %1 %2").arg(shown(value.what), shown(value.of));
    }
    words_->setText(lines.join(QLatin1Char('\n')));
}

} // namespace tempo::tray
