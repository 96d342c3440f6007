#include "tray/settings/scores_page.hpp"

#include "model/scores/score_words.hpp"
#include "model/text.hpp"
#include "tray/permission.hpp"
#include "tray/scores/score_review.hpp"
#include "tray/settings/certificate_dialogs.hpp"

#include <QFileDialog>
#include <QGridLayout>
#include <QHeaderView>
#include <algorithm>

namespace tempo::tray {
namespace {

using model::shown;
using model::wire;

constexpr int kScoresHeight = 230;
constexpr int kFaultyHeight = 100;
constexpr int kButtonColumns = 3;
constexpr int kProgressSteps = 1000;

const char* const kNewScore = "{\n  \"providerIdentifier\": \"\",\n  \"displayName\": \"\",\n"
                              "  \"severityRules\": []\n}\n";

} // namespace

ScoresPage::ScoresPage(const Models& models, QWidget* parent)
    : QWidget(parent), models_(models), scores_(models.link),
      section_(new Section(tr("Scores"), this)), table_(new QTableView(section_)),
      faulty_(new Section(tr("Files with faults"), this)), faults_(new QListWidget(faulty_)) {
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(section_);
    layout->addWidget(faulty_);
    layout->addStretch();
    section_->addWords(tr("A score says how the events of one source look and behave: severity, "
                          "label, tag, what belongs together, what can be done."));
    buildList();
    buildButtons();
    buildFaults();
    connect(&scores_, &model::ScoreListModel::refreshed, this, &ScoresPage::refresh);
    connect(&scores_, &model::ScoreListModel::failed, error_, &ErrorLabel::say);
    connect(&models_.link, &model::DaemonLink::statusChanged, this, [this] {
        allow();
        error_->say({});
        if (isVisible()) {
            scores_.refresh();
        }
    });
    refresh();
}

void ScoresPage::buildList() {
    table_->setModel(&scores_);
    table_->setAccessibleName(tr("Scores"));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setTabKeyNavigation(false); // Tab leads out of it, arrows lead within
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->verticalHeader()->hide();
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table_->horizontalHeader()->setStretchLastSection(true);
    table_->setWordWrap(false);
    table_->setMinimumHeight(kScoresHeight);
    section_->body()->addWidget(table_);
    progress_ = new QProgressBar(section_);
    progress_->setAccessibleName(tr("Stored events brought up to date"));
    progress_->setRange(0, kProgressSteps);
    words_ = section_->addWords({});
    section_->body()->addWidget(progress_);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ScoresPage::allow);
    connect(table_, &QTableView::doubleClicked, this, &ScoresPage::edit);
}

void ScoresPage::buildButtons() {
    auto* grid = new QGridLayout;
    int count = 0;
    const auto add = [&](const QString& text, auto pressed) {
        auto* button = new QPushButton(text, section_);
        grid->addWidget(button, count / kButtonColumns, count % kButtonColumns);
        ++count;
        connect(button, &QPushButton::clicked, this, pressed);
        return button;
    };
    auto* install = add(tr("Install from file…"), &ScoresPage::installFromFile);
    edit_ = add(tr("Edit score…"), &ScoresPage::edit);
    remove_ = add(tr("Remove score…"), &ScoresPage::remove);
    auto* fresh = add(tr("New score…"), [this] { open({.text = kNewScore}); });
    auto* reload = add(tr("Read the files again"), [this] { scores_.reload(); });
    needOwner_ << install << fresh << reload;
    section_->body()->addLayout(grid);
    error_ = section_->addError();
}

void ScoresPage::buildFaults() {
    faulty_->addWords(tr("What was in force before stays so until the file is right."));
    faults_->setAccessibleName(tr("Files with faults"));
    faults_->setWordWrap(true);
    faults_->setMaximumHeight(kFaultyHeight);
    faulty_->body()->addWidget(faults_);
    openFault_ = new QPushButton(tr("Open in editor…"), faulty_);
    faulty_->body()->addWidget(openFault_, 0, Qt::AlignLeft);
    connect(openFault_, &QPushButton::clicked, this, &ScoresPage::editFault);
    connect(faults_, &QListWidget::itemActivated, this, &ScoresPage::editFault);
}

void ScoresPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    error_->say({});
    scores_.refresh();
}

void ScoresPage::refresh() {
    const auto pending = scores_.pending();
    mostPending_ = pending == 0 ? 0 : std::max(mostPending_, pending);
    progress_->setVisible(pending > 0);
    if (pending > 0) {
        words_->setText(
            tr("Stored events are being brought up to date, the newest first: %n to go.", nullptr,
               static_cast<int>(pending)));
        progress_->setValue(
            static_cast<int>((mostPending_ - pending) * kProgressSteps / mostPending_));
    } else {
        words_->setText(tr("All stored events are up to date."));
    }
    showFaults();
    allow();
}

void ScoresPage::showFaults() {
    const auto row = faults_->currentRow();
    faults_->clear();
    for (const auto& fault : scores_.faults()) {
        faults_->addItem(tr("⚠ %1: %2").arg(shown(fault.file), model::faultWords(fault)));
    }
    faults_->setCurrentRow(std::max(0, std::min(row, faults_->count() - 1)));
    faulty_->setVisible(faults_->count() > 0);
}

void ScoresPage::allow() {
    const bool owner = models_.link.isOwner();
    const auto* score = chosen();
    for (auto* button : needOwner_) {
        offerToOwner(*button, models_.link);
    }
    edit_->setEnabled(score != nullptr);
    remove_->setEnabled(owner && score != nullptr && score->origin == "local");
    remove_->setToolTip(score != nullptr && score->origin == "bundled"
                            ? tr("What comes with Tempo cannot be removed, but replaced.")
                            : QString());
}

const protocol::ScoreInfo* ScoresPage::chosen() const {
    const auto rows = table_->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : scores_.scoreAt(rows[0].row());
}

void ScoresPage::installFromFile() {
    auto* dialog = new QFileDialog(this, tr("Install a score"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilters({tr("Scores (*.tempo-score *.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& path) { ScoreReview::ofFile(models_, path, this); });
    dialog->open();
}

void ScoresPage::edit() {
    const auto* score = chosen();
    if (score == nullptr) {
        return;
    }
    ask<protocol::ScoreText>(models_.link, this, "scores.get",
                             protocol::ScoreParams{score->providerIdentifier},
                             [this](const Expected<protocol::ScoreText>& text) {
                                 error_->say(text ? QString() : shown(text.error().detail));
                                 if (text) {
                                     open({.provider = text->providerIdentifier,
                                           .origin = text->origin,
                                           .text = text->text});
                                 }
                             });
}

/// The file as it is, not what is in force instead.
void ScoresPage::editFault() {
    const auto row = faults_->currentRow();
    if (row < 0 || static_cast<std::size_t>(row) >= scores_.faults().size()) {
        return;
    }
    const auto fault = scores_.faults()[static_cast<std::size_t>(row)];
    ask<protocol::ScoreText>(models_.link, this, "scores.readFile",
                             protocol::ScoreFileParams{fault.file},
                             [this, line = fault.line](const Expected<protocol::ScoreText>& text) {
                                 error_->say(text ? QString() : shown(text.error().detail));
                                 if (text) {
                                     open({.provider = text->providerIdentifier,
                                           .origin = text->origin,
                                           .text = text->text,
                                           .line = line});
                                 }
                             });
}

void ScoresPage::remove() {
    const auto* score = chosen();
    if (score == nullptr) {
        return;
    }
    const auto words = score->shadowing ? tr("The one that comes with Tempo is used again then.")
                                        : tr("Its events are shown plainly then.");
    confirmThen(this, tr("Remove the score of %1?").arg(shown(score->providerIdentifier)), words,
                tr("Remove"),
                [this, provider = score->providerIdentifier] { scores_.remove(provider); });
}

void ScoresPage::open(const ScoreEditor::Subject& subject) {
    auto* editor = new ScoreEditor(models_, subject, this);
    connect(editor, &ScoreEditor::saved, &scores_, &model::ScoreListModel::refresh);
    editor->QDialog::show();
}

} // namespace tempo::tray
