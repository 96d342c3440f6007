#include "tray/settings/selection_picker.hpp"

#include "model/text.hpp"

#include <QFormLayout>
#include <QHBoxLayout>
#include <algorithm>

namespace tempo::tray {
namespace {

using model::shown;
using model::wire;

Timestamp timeOf(const QDateTimeEdit& edit) {
    return Timestamp(std::chrono::milliseconds(edit.dateTime().toMSecsSinceEpoch()));
}

std::optional<std::string> chosenIn(const QComboBox& box) {
    const auto data = box.currentData().toString();
    return data.isEmpty() ? std::nullopt : std::optional(wire(data));
}

} // namespace

SelectionPicker::SelectionPicker(const Models& models, QWidget* parent)
    : QWidget(parent), models_(models), sources_(new QComboBox(this)),
      senders_(new QComboBox(this)), hasAfter_(new QCheckBox(tr("Only from"), this)),
      after_(new QDateTimeEdit(QDateTime(QDate::currentDate().addDays(-30), QTime(0, 0)), this)),
      hasBefore_(new QCheckBox(tr("Only before"), this)),
      before_(new QDateTimeEdit(QDateTime(QDate::currentDate(), QTime(0, 0)), this)) {
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    sources_->setAccessibleName(tr("Source"));
    senders_->setAccessibleName(tr("Sender"));
    after_->setAccessibleName(tr("Only from"));
    before_->setAccessibleName(tr("Only before"));
    form->addRow(tr("Source"), sources_);
    form->addRow(tr("Sender"), senders_);
    form->addRow(hasAfter_, timeRow(hasAfter_, after_));
    form->addRow(hasBefore_, timeRow(hasBefore_, before_));
    for (auto* box : {sources_, senders_}) {
        connect(box, &QComboBox::activated, this, &SelectionPicker::changed);
    }
    connect(&models_.sources, &QAbstractItemModel::modelReset, this, &SelectionPicker::refill);
    connect(&models_.sources, &QAbstractItemModel::rowsInserted, this, &SelectionPicker::refill);
    refill();
}

QWidget* SelectionPicker::timeRow(QCheckBox* on, QDateTimeEdit* time) {
    time->setEnabled(false);
    time->setCalendarPopup(true);
    time->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    connect(on, &QCheckBox::toggled, time, &QWidget::setEnabled);
    connect(on, &QCheckBox::toggled, this, &SelectionPicker::changed);
    connect(time, &QDateTimeEdit::dateTimeChanged, this, &SelectionPicker::changed);
    return time;
}

void SelectionPicker::refill() {
    const auto source = sources_->currentData();
    const auto sender = senders_->currentData();
    sources_->clear();
    sources_->addItem(tr("All sources"), QString());
    for (const auto& provider : models_.sources.providers()) {
        sources_->addItem(provider, provider);
    }
    offer(source.toString());
    senders_->clear();
    senders_->addItem(tr("All senders"), QString());
    for (const auto& known : models_.senders.senders()) {
        senders_->addItem(shown(known.name), shown(known.id.toString()));
    }
    sources_->setCurrentIndex(std::max(0, sources_->findData(source)));
    senders_->setCurrentIndex(std::max(0, senders_->findData(sender)));
}

void SelectionPicker::offer(const QString& provider) {
    if (sources_->findData(provider) < 0) {
        sources_->addItem(provider, provider);
    }
}

void SelectionPicker::chooseSource(const std::string& provider) {
    offer(shown(provider));
    sources_->setCurrentIndex(sources_->findData(shown(provider)));
    Q_EMIT changed();
}

protocol::EventSelection SelectionPicker::selection() const {
    return {.provider = chosenIn(*sources_),
            .sender = chosenIn(*senders_),
            .after = hasAfter_->isChecked() ? std::optional(timeOf(*after_)) : std::nullopt,
            .before = hasBefore_->isChecked() ? std::optional(timeOf(*before_)) : std::nullopt};
}

} // namespace tempo::tray
