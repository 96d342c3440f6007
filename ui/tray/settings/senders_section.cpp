#include "tray/settings/senders_section.hpp"

#include "model/text.hpp"
#include "tray/permission.hpp"
#include "tray/settings/certificate_dialogs.hpp"
#include "tray/settings/sender_dialogs.hpp"

#include <QGridLayout>
#include <QHeaderView>

namespace tempo::tray {
namespace {

using model::shown;

constexpr int kSenderButtons = 4;
constexpr int kSendersHeight = 200;

Timestamp now() {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

} // namespace

SendersSection::SendersSection(const Models& models, QWidget* parent)
    : QWidget(parent), models_(models), section_(new Section(tr("Senders"), this)),
      table_(new QTableView(section_)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(section_);
    table_->setModel(&models_.senders);
    table_->setAccessibleName(tr("Senders"));
    table_->setObjectName(QStringLiteral("senders"));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setTabKeyNavigation(false); // Tab leads out of it, arrows lead within
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->verticalHeader()->hide();
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table_->setMinimumHeight(kSendersHeight);
    section_->body()->addWidget(table_);
    state_ = section_->addWords({});
    addButtons();
    error_ = section_->addError();
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &SendersSection::refresh);
    connect(&models_.senders, &model::SenderListModel::refreshed, this, &SendersSection::refresh);
    connect(&models_.tls, &model::TlsModel::changed, this, &SendersSection::refresh);
    connect(&models_.link, &model::DaemonLink::statusChanged, this, &SendersSection::refresh);
    refresh();
}

void SendersSection::addButtons() {
    auto* grid = new QGridLayout;
    int count = 0;
    const auto add = [&](const QString& text, auto pressed) {
        auto* button = new QPushButton(text, section_);
        grid->addWidget(button, count / kSenderButtons, count % kSenderButtons);
        ++count;
        connect(button, &QPushButton::clicked, this, pressed);
        return button;
    };
    const auto problem = [this](const QString& why) {
        error_->say(why);
    };
    add_ = add(tr("New sender…"), [this] { Q_EMIT senderWanted(); });
    needChoice_ << add(tr("Show token…"), [this, problem] {
        showToken(models_, *chosen(), this, problem);
    }) << add(tr("Rotate token…"), [this] {
        rotateToken(models_, chosen()->id.toString(), this);
    }) << add(tr("Edit…"), [this] { editSender(models_, *chosen(), this); });
    tls_ = add(tr("Require TLS"), [this] {
        const auto* sender = chosen();
        update({.sender = sender->id.toString(), .requireTls = !sender->requireTls});
    });
    needChoice_ << tls_ << add(tr("Revoke…"), [this] {
        confirmThen(this, tr("Revoke %1?").arg(shown(chosen()->name)),
                    tr("Its token is refused from now on. This cannot be taken back."),
                    tr("Revoke"), [this, id = chosen()->id.toString()] {
                        ask<Sender>(models_.link, this, "senders.revoke",
                                    protocol::SenderParams{id},
                                    [this](const Expected<Sender>& done) {
                                        error_->say(done ? QString() : shown(done.error().detail));
                                        models_.senders.refresh();
                                    });
                    });
    });
    section_->body()->addLayout(grid);
}

const Sender* SendersSection::chosen() const {
    const auto rows = table_->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : models_.senders.senderAt(rows[0].row());
}

void SendersSection::refresh() {
    const auto* sender = chosen();
    offerToOwner(*add_, models_.link);
    const bool inForce = sender != nullptr && !sender->revokedAt;
    for (auto* button : needChoice_) {
        offerToOwner(*button, models_.link, inForce ? Possible::Yes : Possible::No);
    }
    const bool requires_ = sender != nullptr && sender->requireTls;
    tls_->setText(requires_ ? tr("Allow plain HTTP") : tr("Require TLS"));
    if (!requires_ && !models_.tls.status().listening && models_.link.isOwner()) {
        tls_->setEnabled(false);
        tls_->setToolTip(tr("Turn TLS on first."));
    }
    if (sender == nullptr) {
        state_->setText(models_.senders.rowCount() == 0
                            ? tr("No sender yet. Without one, every post is refused.")
                            : tr("Choose a sender to change it."));
        return;
    }
    const auto problem = model::senderProblem(*sender, now());
    state_->setText(
        !problem.isEmpty() ? QStringLiteral("⚠ ") + problem
        : sender->tlsSince
            ? tr("On TLS since %1.").arg(model::TimeText().dayAndTime(*sender->tlsSince))
            : tr("%n event(s) so far.", nullptr, static_cast<int>(sender->eventCount)));
}

void SendersSection::update(protocol::SenderUpdateParams params) {
    ask<Sender>(models_.link, this, "senders.update", params,
                [this](const Expected<Sender>& sender) {
                    error_->say(sender ? QString() : shown(sender.error().detail));
                    models_.senders.refresh();
                });
}

} // namespace tempo::tray
