#include "tray/sources/remove_source.hpp"

#include "model/text.hpp"
#include "tray/settings/section.hpp"

#include <QCheckBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace tempo::tray {
namespace {

using model::joined;
using model::shown;

/// What is asked before a source is removed.
class RemoveSource final : public QDialog {
    Q_DECLARE_TR_FUNCTIONS(RemoveSource)
public:
    RemoveSource(const Models& models, const model::SourceRow& row, QWidget* parent);

private:
    void build(const model::SourceRow& row);
    QLabel* words(const QString& text);
    void remove();
    void tell(const protocol::SourceRemoval& removal);

    const Models& models_;
    protocol::SourceRemoveParams params_;
    QCheckBox* events_;
    QCheckBox* tokens_;
    ErrorLabel* error_;
};

RemoveSource::RemoveSource(const Models& models, const model::SourceRow& row, QWidget* parent)
    : QDialog(parent), models_(models),
      events_(new QCheckBox(
          tr("Delete its events for good (%n)", nullptr, static_cast<int>(row.events)), this)),
      tokens_(new QCheckBox(tr("Revoke the tokens that can send for nothing else"), this)),
      error_(new ErrorLabel(this)) {
    params_.provider = row.provider;
    params_.extent = row.kind == protocol::SourceKind::Umbrella ? protocol::Extent::Tree
                                                                : protocol::Extent::Source;
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Remove %1").arg(shown(row.name)));
    build(row);
}

void RemoveSource::build(const model::SourceRow& row) {
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(
        words(row.kind == protocol::SourceKind::Umbrella
                  ? tr("%1 and all sources below it leave the list.").arg(shown(row.provider))
                  : tr("%1 leaves the list.").arg(shown(row.provider))));
    layout->addWidget(
        words(tr("Its events stay in the timeline and its senders can post as "
                 "before, unless you say otherwise. With its next event it is back.")));
    layout->addWidget(events_);
    layout->addWidget(tokens_);
    layout->addWidget(error_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto* remove = buttons->addButton(tr("Remove"), QDialogButtonBox::AcceptRole);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(remove, &QPushButton::clicked, this, &RemoveSource::remove);
}

QLabel* RemoveSource::words(const QString& text) {
    auto* label = new QLabel(text, this);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

void RemoveSource::remove() {
    using namespace protocol;
    params_.events = events_->isChecked() ? EventsOfSource::Delete : EventsOfSource::Keep;
    params_.senders = tokens_->isChecked() ? SendersOfSource::Revoke : SendersOfSource::Keep;
    model::ask<SourceRemoval>(models_.link, this, "sources.remove", params_,
                              [this](const Expected<SourceRemoval>& removal) {
                                  if (removal) {
                                      tell(*removal);
                                  } else {
                                      error_->say(shown(removal.error().detail));
                                  }
                              });
}

void RemoveSource::tell(const protocol::SourceRemoval& removal) {
    models_.senders.refresh();
    QStringList lines{tr("Removed: %1").arg(joined(removal.removed))};
    if (removal.deleted > 0) {
        lines << tr("Events deleted: %1").arg(removal.deleted);
    }
    if (!removal.revoked.empty()) {
        lines << tr("Tokens revoked: %1").arg(joined(removal.revoked));
    }
    if (!removal.maySendYet.empty()) {
        lines << tr("These senders can still bring it back: %1").arg(joined(removal.maySendYet));
    }
    auto* box = new QMessageBox(QMessageBox::Information, windowTitle(),
                                lines.join(QLatin1Char('\n')), QMessageBox::Ok, parentWidget());
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->open();
    close();
}

} // namespace

void askToRemove(const Models& models, const model::SourceRow& row, QWidget* parent) {
    (new RemoveSource(models, row, parent))->open();
}

} // namespace tempo::tray
