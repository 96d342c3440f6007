#include "tray/scores/preview_view.hpp"

#include "model/scores/score_words.hpp"
#include "model/text.hpp"
#include "tray/icons.hpp"
#include "tray/theme.hpp"

#include <QHeaderView>
#include <QVBoxLayout>

namespace tempo::tray {
namespace {

using model::shown;

constexpr int kTimeColumn = 0;
constexpr int kNowColumn = 1;
constexpr int kThenColumn = 2;
constexpr int kTitleColumn = 3;

constexpr int kActionsHeight = 96;

} // namespace

PreviewView::PreviewView(const Models& models, QWidget* parent)
    : QWidget(parent), models_(models), actionWords_(new QLabel(this)),
      actions_(new QListWidget(this)), rowWords_(new QLabel(this)), rows_(new QTableWidget(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    actions_->setAccessibleName(tr("What it can do"));
    actions_->setMaximumHeight(kActionsHeight);
    actions_->setWordWrap(true);
    rowWords_->setWordWrap(true);
    actionWords_->setWordWrap(true);
    rows_->setAccessibleName(tr("Preview"));
    rows_->setColumnCount(kTitleColumn + 1);
    rows_->setHorizontalHeaderLabels({tr("Time"), tr("Now"), tr("Then"), tr("Title then")});
    rows_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    rows_->setSelectionBehavior(QAbstractItemView::SelectRows);
    rows_->setTabKeyNavigation(false); // Tab leads out of it, arrows lead within
    rows_->verticalHeader()->hide();
    rows_->horizontalHeader()->setStretchLastSection(true);
    layout->addWidget(actionWords_);
    layout->addWidget(actions_);
    layout->addWidget(rowWords_);
    layout->addWidget(rows_, 1);
}

void PreviewView::show(const protocol::ScorePreview& preview) {
    actions_->clear();
    for (const auto& action : preview.actions) {
        actions_->addItem(model::actionWords(action));
    }
    actions_->setVisible(!preview.actions.empty());
    actionWords_->setText(
        preview.actions.empty()
            ? tr("It offers no actions.")
            : tr("What it can do, when you press it. Values of the event stand in "
                 "for ${…}; a command asks before its first run:"));
    showRows(preview);
}

void PreviewView::showRows(const protocol::ScorePreview& preview) {
    const model::TimeText times(models_.preferences.timeFormat());
    rows_->setRowCount(static_cast<int>(preview.rows.size()));
    int row = 0;
    for (const auto& sample : preview.rows) {
        rows_->setItem(row, kTimeColumn, new QTableWidgetItem(times.dayAndTime(sample.startDate)));
        addLook(row, kNowColumn, sample.now);
        addLook(row, kThenColumn, sample.then);
        auto title = shown(sample.then.title);
        if (!sample.then.subtitle.empty()) {
            title += QStringLiteral(" · ") + shown(sample.then.subtitle);
        }
        rows_->setItem(row++, kTitleColumn, new QTableWidgetItem(title));
    }
    rows_->setVisible(row > 0);
    rows_->resizeColumnsToContents();
    rows_->horizontalHeader()->setStretchLastSection(true);
    const auto words = row == 0 ? tr("Nothing has come from this source yet, so there is nothing "
                                     "to try it on.")
                                : tr("The newest events of this source, now and then:");
    rowWords_->setText((words + QLatin1Char(' ') + model::triageWords(preview)).trimmed());
}

void PreviewView::addLook(int row, int column, const protocol::ScoreLook& look) {
    auto* item = new QTableWidgetItem(model::lookWords(look));
    item->setIcon(icon(severityShape(look.severity), severityColor(look.severity, palette())));
    rows_->setItem(row, column, item);
}

} // namespace tempo::tray
