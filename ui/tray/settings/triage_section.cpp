#include "tray/settings/triage_section.hpp"

#include "model/events/event_text.hpp"
#include "model/settings/triage_words.hpp"
#include "model/text.hpp"
#include "tray/roomy_lines.hpp"

#include <QGridLayout>
#include <QHBoxLayout>
#include <algorithm>

namespace tempo::tray {
namespace {

using model::shown;

const QString kSetting = QStringLiteral("triage.rules");
constexpr int kTriageHeight = 90;
constexpr int kMostAge = 3650;

} // namespace

TriageSection::TriageSection(const Models& models, QWidget* parent)
    : QWidget(parent), models_(models), section_(new Section(tr("What settles itself"), this)),
      list_(new QListWidget(section_)), remove_(new QPushButton(tr("Remove rule"), section_)),
      up_(new QPushButton(tr("Move up"), section_)), action_(new QComboBox(section_)),
      severity_(new QComboBox(section_)), source_(new QComboBox(section_)),
      age_(new QSpinBox(section_)), unit_(new QComboBox(section_)),
      add_(new QPushButton(tr("Add rule"), section_)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(section_);
    section_->addWords(tr("Rules acknowledge or dismiss events as they get old. The first rule "
                          "that speaks of an event counts. Dismissed events are hidden, not "
                          "deleted; each one is in the audit."));
    buildList();
    buildNewRule();
    note_ = section_->addWords({});
    error_ = section_->addError();
    connect(&models_.settings, &model::DaemonSettings::changed, this, [this](const QString& name) {
        if (name.isEmpty() || name == kSetting) {
            refresh();
        }
    });
    connect(&models_.link, &model::DaemonLink::statusChanged, this, &TriageSection::refresh);
    connect(&models_.sources, &QAbstractItemModel::modelReset, this, &TriageSection::fillSources);
    connect(&models_.sources, &QAbstractItemModel::rowsInserted, this, &TriageSection::fillSources);
    fillSources();
    refresh();
}

void TriageSection::buildList() {
    list_->setAccessibleName(tr("Rules"));
    list_->setItemDelegate(new RoomyLines(list_));
    list_->setMaximumHeight(kTriageHeight);
    section_->body()->addWidget(list_);
    auto* row = new QHBoxLayout;
    row->addWidget(remove_);
    row->addWidget(up_);
    row->addStretch();
    section_->body()->addLayout(row);
    connect(list_, &QListWidget::currentRowChanged, this, [this] { refresh(); });
    connect(remove_, &QPushButton::clicked, this, &TriageSection::removeRule);
    connect(up_, &QPushButton::clicked, this, &TriageSection::moveUp);
}

void TriageSection::fillChoices() {
    action_->addItem(tr("Acknowledge"), QStringLiteral("acknowledge"));
    action_->addItem(tr("Dismiss"), QStringLiteral("dismiss"));
    severity_->addItem(tr("any severity"), QStringLiteral("any"));
    for (const auto severity :
         {Severity::Ok, Severity::Info, Severity::Warning, Severity::Error, Severity::Critical}) {
        severity_->addItem(model::severityWord(severity), shown(toText(severity)));
    }
    for (const auto* unit : {"d", "h", "m"}) {
        unit_->addItem(QString(), QString::fromLatin1(unit));
    }
    unit_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    age_->setRange(1, kMostAge);
    nameUnits();
    connect(age_, &QSpinBox::valueChanged, this, &TriageSection::nameUnits);
    action_->setAccessibleName(tr("What to do"));
    severity_->setAccessibleName(tr("Severity of the rule"));
    source_->setAccessibleName(tr("Source of the rule"));
    age_->setAccessibleName(tr("After"));
    unit_->setAccessibleName(tr("Unit of time"));
}

/// In the words that follow the number before them.
void TriageSection::nameUnits() {
    const int age = age_->value();
    unit_->setItemText(0, tr("days", "after so many", age));
    unit_->setItemText(1, tr("hours", "after so many", age));
    unit_->setItemText(2, tr("minutes", "after so many", age));
}

void TriageSection::buildNewRule() {
    fillChoices();
    auto* grid = new QGridLayout;
    grid->addWidget(action_, 0, 0);
    grid->addWidget(severity_, 0, 1);
    grid->addWidget(source_, 0, 2);
    grid->addWidget(new QLabel(tr("after"), section_), 1, 0, Qt::AlignRight);
    grid->addWidget(age_, 1, 1);
    grid->addWidget(unit_, 1, 2);
    grid->addWidget(add_, 1, 3);
    grid->setColumnStretch(4, 1);
    section_->body()->addLayout(grid);
    connect(add_, &QPushButton::clicked, this, &TriageSection::addRule);
}

void TriageSection::fillSources() {
    const auto before = source_->currentData();
    source_->clear();
    source_->addItem(tr("of all sources"), QString());
    for (const auto& provider : models_.sources.providers()) {
        source_->addItem(tr("of %1").arg(provider), provider);
    }
    source_->setCurrentIndex(std::max(0, source_->findData(before)));
}

QStringList TriageSection::rules() const {
    return models_.settings.state(kSetting).value.toStringList();
}

void TriageSection::refresh() {
    const auto state = models_.settings.state(kSetting);
    const auto row = list_->currentRow();
    if (const QSignalBlocker blocker(list_); true) {
        list_->clear();
        for (const auto& rule : rules()) {
            list_->addItem(model::triageWords(rule));
        }
        list_->setCurrentRow(std::min(std::max(0, row), list_->count() - 1));
    }
    allow(state.isKnown && !state.isLocked ? Possible::Yes : Possible::No);
    list_->setVisible(list_->count() > 0);
    remove_->setVisible(list_->count() > 0);
    up_->setVisible(list_->count() > 1);
    note_->setText(state.isLocked        ? tr("Locked: fixed from outside (%1)").arg(state.lockedBy)
                   : list_->count() == 0 ? tr("No rule yet: nothing settles itself.")
                                         : QString());
    note_->setVisible(!note_->text().isEmpty());
    error_->say(state.error);
}

void TriageSection::allow(Possible possible) {
    const auto when = [possible](bool is) {
        return is ? possible : Possible::No;
    };
    for (auto* part :
         std::initializer_list<QWidget*>{add_, action_, severity_, source_, age_, unit_}) {
        offerToOwner(*part, models_.link, possible);
    }
    offerToOwner(*remove_, models_.link, when(list_->currentRow() >= 0));
    offerToOwner(*up_, models_.link, when(list_->currentRow() > 0));
}

QString TriageSection::newRule() const {
    const auto provider = source_->currentData().toString();
    return action_->currentData().toString() + QLatin1Char(' ') +
           severity_->currentData().toString() +
           (provider.isEmpty() ? QString() : QStringLiteral(" of ") + provider) +
           QStringLiteral(" after %1").arg(age_->value()) + unit_->currentData().toString();
}

void TriageSection::addRule() {
    models_.settings.set(kSetting, rules() << newRule());
}

void TriageSection::removeRule() {
    auto changed = rules();
    if (list_->currentRow() >= 0) {
        changed.removeAt(list_->currentRow());
        models_.settings.set(kSetting, changed);
    }
}

void TriageSection::moveUp() {
    auto changed = rules();
    const auto row = list_->currentRow();
    if (row > 0) {
        changed.swapItemsAt(row, row - 1);
        models_.settings.set(kSetting, changed);
        list_->setCurrentRow(row - 1);
    }
}

} // namespace tempo::tray
