#include "tray/timeline/activity_bar.hpp"

#include <QDateTime>
#include <QGridLayout>
#include <QLabel>

namespace tempo::tray {
namespace {

constexpr std::chrono::seconds kClock{20};
constexpr QSize kDayCell(12, 10); ///< pixels
constexpr int kDayRows = 7;
constexpr int kDayColumns = 12;

Timestamp presentTime() {
    return Timestamp(std::chrono::milliseconds(QDateTime::currentMSecsSinceEpoch()));
}

} // namespace

ActivityBar::ActivityBar(model::DaemonLink& link, QWidget* parent)
    : QWidget(parent), hours_(link, model::Stretches::Hours), days_(link, model::Stretches::Days) {
    auto* hours = new ActivityGrid(hours_, tr("Events of the last 24 hours"), this);
    auto* days = new ActivityGrid(days_, tr("Events of the last 12 weeks"), this);
    days->setFixedSize(kDayColumns * kDayCell.width(), kDayRows * kDayCell.height());
    hours->setFixedHeight(days->height());
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setVerticalSpacing(2);
    auto* hoursName = new QLabel(tr("Last 24 hours"), this);
    auto* daysName = new QLabel(tr("Last 12 weeks"), this);
    layout->addWidget(hoursName, 0, 0);
    layout->addWidget(daysName, 0, 1);
    layout->addWidget(hours, 1, 0);
    layout->addWidget(days, 1, 1);
    layout->setColumnStretch(0, 1);
    for (auto* grid : {hours, days}) {
        connect(grid, &ActivityGrid::chosen, this, &ActivityBar::chosen);
    }
    connect(&clock_, &QTimer::timeout, this, &ActivityBar::lookAtTheClock);
    clock_.start(kClock);
    lookAtTheClock();
}

void ActivityBar::lookAtTheClock() {
    hours_.setNow(presentTime());
    days_.setNow(presentTime());
}

void ActivityBar::setProvider(const std::optional<std::string>& provider) {
    hours_.setProvider(provider);
    days_.setProvider(provider);
}

void ActivityBar::setTimeText(const model::TimeText& times) {
    hours_.setTimeText(times);
    days_.setTimeText(times);
}

} // namespace tempo::tray
