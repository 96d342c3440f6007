#include "tray/window/undo_bar.hpp"

#include <QHBoxLayout>

namespace tempo::tray {
namespace {

using model::Mark;

constexpr std::chrono::seconds kShown{20};

} // namespace

UndoBar::UndoBar(const Models& models, QWidget* parent)
    : QWidget(parent), models_(models), words_(new QLabel(this)),
      undo_(new QPushButton(tr("Undo"), this)) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    auto* layout = new QHBoxLayout(this);
    layout->addWidget(words_, 1);
    layout->addWidget(undo_);
    hide_.setSingleShot(true);
    connect(&hide_, &QTimer::timeout, this, &QWidget::hide);
    connect(undo_, &QPushButton::clicked, &models_.actions, &model::EventActions::undo);
    connect(&models_.actions, &model::EventActions::marked, this, [this](Mark mark, quint64 count) {
        const auto number = static_cast<int>(qMin<quint64>(count, 1'000'000)); // for the plural
        const bool one = number == 1;
        if (mark == Mark::Acknowledge) {
            say(one ? tr("1 event acknowledged") : tr("%1 events acknowledged").arg(number));
        } else {
            say(one ? tr("1 event dismissed") : tr("%1 events dismissed").arg(number));
        }
    });
    connect(&models_.actions, &model::EventActions::undone, this,
            [this](quint64 count) { say(tr("Taken back: %1").arg(count)); });
    connect(&models_.actions, &model::EventActions::failed, this, &UndoBar::say);
    hide();
}

void UndoBar::say(const QString& words) {
    words_->setText(words);
    undo_->setVisible(models_.actions.canUndo());
    show();
    hide_.start(kShown);
}

} // namespace tempo::tray
