#include "tray/scores/score_review.hpp"

#include "model/scores/line_difference.hpp"
#include "model/scores/score_words.hpp"
#include "model/text.hpp"

#include <QDialogButtonBox>
#include <QFile>
#include <QFileInfo>
#include <QFontDatabase>
#include <QMessageBox>
#include <QScreen>
#include <QVBoxLayout>

namespace tempo::tray {
namespace {

using model::shown;

constexpr QSize kReviewSize(820, 560);
constexpr qint64 kLargestScore = 256LL * 1024; // docs/SCORES.md

void refuse(const QString& path, const QString& why, QWidget* parent) {
    auto* box = new QMessageBox(QMessageBox::Warning, ScoreReview::tr("Not a score"),
                                ScoreReview::tr("%1 cannot be shown: %2").arg(path, why),
                                QMessageBox::Ok, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->open();
}

} // namespace

ScoreReview::ScoreReview(const Models& models, const QString& name, std::string text,
                         QWidget* parent)
    : QDialog(parent), models_(models), previewer_(models.link, {}), words_(new QLabel(this)),
      faults_(new QListWidget(this)), tabs_(new QTabWidget(this)),
      preview_(new PreviewView(models, tabs_)), difference_(new QPlainTextEdit(tabs_)),
      error_(new ErrorLabel(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Install the score %1?").arg(name));
    resize(kReviewSize.boundedTo(screen()->availableSize()));
    build();
    connect(&previewer_, &model::ScorePreviewer::answered, this, &ScoreReview::show);
    connect(&previewer_, &model::ScorePreviewer::failed, error_, &ErrorLabel::say);
    connect(&models_.link, &model::DaemonLink::statusChanged, &previewer_,
            &model::ScorePreviewer::ask);
    previewer_.setText(std::move(text));
    previewer_.ask();
}

void ScoreReview::build() {
    words_->setWordWrap(true);
    words_->setTextFormat(Qt::PlainText);
    words_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    faults_->setAccessibleName(tr("Faults"));
    faults_->setWordWrap(true);
    faults_->hide();
    difference_->setReadOnly(true);
    difference_->setAccessibleName(tr("Difference"));
    difference_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    difference_->setLineWrapMode(QPlainTextEdit::NoWrap);
    tabs_->addTab(preview_, tr("What it will do"));
    tabs_->addTab(difference_, tr("Difference to the present one"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    install_ = buttons->addButton(tr("Install"), QDialogButtonBox::AcceptRole);
    install_->setEnabled(false);
    install_->setAutoDefault(false); // Enter alone installs nothing
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(words_);
    layout->addWidget(faults_, 1);
    layout->addWidget(tabs_, 1);
    layout->addWidget(error_);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(install_, &QPushButton::clicked, this, &ScoreReview::install);
}

void ScoreReview::ofFile(const Models& models, const QString& path, QWidget* parent) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        refuse(path, file.errorString(), parent);
        return;
    }
    const auto text = file.read(kLargestScore + 1);
    if (text.size() > kLargestScore) {
        refuse(path, tr("it is too large for a score."), parent);
        return;
    }
    auto* review = new ScoreReview(models, QFileInfo(path).fileName(), text.toStdString(), parent);
    review->QDialog::show();
    review->raise();
    review->activateWindow();
}

void ScoreReview::show(const protocol::ScorePreview& preview) {
    const bool sound = preview.faults.empty();
    error_->say({});
    tabs_->setVisible(sound);
    faults_->setVisible(!sound);
    install_->setEnabled(sound && models_.link.isOwner());
    if (!sound) {
        showFaults(preview);
        return;
    }
    words_->setText(tr("%1, for events of %2. %3 Nothing is installed yet.")
                        .arg(shown(preview.displayName), shown(preview.providerIdentifier),
                             model::replacedWords(preview)));
    preview_->show(preview);
    const auto difference =
        model::lineDifference(shown(preview.replacedText), shown(previewer_.text()));
    difference_->setPlainText(difference.isEmpty() ? tr("It is the same.") : difference);
    tabs_->setTabEnabled(1, !preview.replaces.empty());
}

void ScoreReview::showFaults(const protocol::ScorePreview& preview) {
    words_->setText(tr("This file cannot be installed, because it has faults:"));
    faults_->clear();
    for (const auto& fault : preview.faults) {
        faults_->addItem(model::faultWords(fault));
    }
}

void ScoreReview::install() {
    ask<protocol::ScoreChanged>(models_.link, this, "scores.install",
                                protocol::ScoreInstallParams{previewer_.text()},
                                [this](const Expected<protocol::ScoreChanged>& change) {
                                    if (change) {
                                        Q_EMIT installed();
                                        accept();
                                    } else {
                                        error_->say(shown(change.error().detail));
                                    }
                                });
}

} // namespace tempo::tray
