#include "tray/scores/score_editor.hpp"

#include "model/scores/completion.hpp"
#include "model/scores/score_words.hpp"
#include "model/text.hpp"
#include "tray/settings/certificate_dialogs.hpp"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QSaveFile>
#include <QScreen>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>

namespace tempo::tray {
namespace {

using model::shown;
using model::wire;

constexpr QSize kEditorSize(980, 600);
constexpr int kFaultsHeight = 90;
constexpr int kLineRole = Qt::UserRole + 1;

} // namespace

ScoreEditor::ScoreEditor(const Models& models, Subject subject, QWidget* parent)
    : QDialog(parent), models_(models), subject_(std::move(subject)),
      previewer_(models.link, subject_.provider), words_(new QLabel(this)),
      text_(new ScoreTextEdit(this)), faults_(new QListWidget(this)),
      preview_(new PreviewView(models, this)), error_(new ErrorLabel(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(subject_.provider.empty() ? tr("New score")
                                             : tr("Score of %1").arg(shown(subject_.provider)));
    resize(kEditorSize.boundedTo(screen()->availableSize()));
    build();
    connect(&previewer_, &model::ScorePreviewer::answered, this, &ScoreEditor::show);
    connect(&previewer_, &model::ScorePreviewer::failed, error_, &ErrorLabel::say);
    connect(&models_.link, &model::DaemonLink::statusChanged, this, &ScoreEditor::allow);
    connect(text_, &QPlainTextEdit::textChanged, this, [this] {
        previewer_.setText(wire(text_->toPlainText()));
        isSound_ = false; // until the daemon has looked at it
        allow();
    });
    text_->setPlainText(shown(subject_.text));
    text_->goToLine(std::max<std::uint64_t>(1, subject_.line));
    previewer_.ask();
}

void ScoreEditor::build() {
    words_->setWordWrap(true);
    text_->setAccessibleName(tr("Text of the score"));
    faults_->setAccessibleName(tr("Faults"));
    faults_->setWordWrap(true);
    faults_->setMaximumHeight(kFaultsHeight);
    auto* left = new QWidget(this);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(text_, 1);
    column->addWidget(faults_);
    auto* sides = new QSplitter(Qt::Horizontal, this);
    sides->addWidget(left);
    sides->addWidget(preview_);
    sides->setStretchFactor(0, 1);
    sides->setStretchFactor(1, 1);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(words_);
    layout->addWidget(sides, 1);
    layout->addWidget(error_);
    layout->addWidget(buttons());
    connect(faults_, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        text_->goToLine(item->data(kLineRole).toULongLong());
    });
}

QWidget* ScoreEditor::buttons() {
    auto* box = new QDialogButtonBox(QDialogButtonBox::Close, this);
    save_ = box->addButton(tr("Save"), QDialogButtonBox::ApplyRole);
    revert_ = box->addButton(tr("Revert"), QDialogButtonBox::ResetRole);
    auto* copy = box->addButton(tr("Save as copy…"), QDialogButtonBox::ActionRole);
    for (auto* button : {save_, revert_, copy}) {
        button->setAutoDefault(false);
    }
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(save_, &QPushButton::clicked, this, &ScoreEditor::save);
    connect(revert_, &QPushButton::clicked, this, &ScoreEditor::revert);
    connect(copy, &QPushButton::clicked, this, &ScoreEditor::saveCopy);
    return box;
}

void ScoreEditor::show(const protocol::ScorePreview& preview) {
    isSound_ = preview.faults.empty();
    text_->setCompletions(model::completionsOf(preview));
    text_->markFaults(preview.faults);
    faults_->clear();
    for (const auto& fault : preview.faults) {
        auto* item = new QListWidgetItem(QStringLiteral("⚠ ") + model::faultWords(fault), faults_);
        item->setData(kLineRole, QVariant::fromValue<qulonglong>(fault.line));
    }
    faults_->setVisible(!isSound_);
    if (isSound_) {
        preview_->show(preview);
        words_->setText(
            isChanged() ? tr("Not saved yet. %1").arg(model::replacedWords(preview))
            : subject_.origin == "bundled"
                ? tr("This score comes with Tempo. What you save is used instead of it.")
                : tr("This is in force."));
    } else {
        words_->setText(tr("It has faults, so it cannot be saved. What is in force stays so."));
    }
    allow();
}

bool ScoreEditor::isChanged() const {
    return wire(text_->toPlainText()) != subject_.text || subject_.origin.empty();
}

void ScoreEditor::allow() {
    save_->setEnabled(isSound_ && isChanged() && models_.link.isOwner());
    revert_->setEnabled(wire(text_->toPlainText()) != subject_.text);
}

void ScoreEditor::save() {
    const auto text = wire(text_->toPlainText());
    ask<protocol::ScoreChanged>(models_.link, this, "scores.install",
                                protocol::ScoreInstallParams{text},
                                [this, text](const Expected<protocol::ScoreChanged>& change) {
                                    error_->say(change ? QString() : shown(change.error().detail));
                                    if (change) {
                                        subject_ = {.provider = change->providerIdentifier,
                                                    .origin = "local",
                                                    .text = text};
                                        Q_EMIT saved();
                                        previewer_.ask();
                                    }
                                });
}

void ScoreEditor::revert() {
    text_->setPlainText(shown(subject_.text));
}

void ScoreEditor::saveCopy() {
    auto* dialog = new QFileDialog(this, tr("Save as copy"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(shown(subject_.provider.empty() ? "score" : subject_.provider) +
                       QStringLiteral(".tempo-score"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        QSaveFile file(path);
        const bool saved = file.open(QIODevice::WriteOnly) &&
                           file.write(text_->toPlainText().toUtf8()) >= 0 && file.commit();
        error_->say(saved ? QString()
                          : tr("%1 cannot be written: %2").arg(path, file.errorString()));
    });
    dialog->open();
}

void ScoreEditor::reject() {
    if (wire(text_->toPlainText()) == subject_.text) {
        QDialog::reject();
        return;
    }
    confirmThen(this, tr("Close without saving?"), tr("What you have changed is lost."),
                tr("Close without saving"), [this] { QDialog::reject(); });
}

} // namespace tempo::tray
