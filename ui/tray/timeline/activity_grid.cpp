#include "tray/timeline/activity_grid.hpp"

#include "tray/timeline/activity_cell.hpp"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolTip>

namespace tempo::tray {
namespace {

class CellDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const bool here = option.state.testFlag(QStyle::State_HasFocus);
        paintCell(
            *painter, option.rect,
            {.share = index.data(model::ActivityModel::ShareRole).toDouble(),
             .worst = static_cast<Severity>(index.data(model::ActivityModel::SeverityRole).toInt()),
             .cursor = here ? ActivityCell::Cursor::Here : ActivityCell::Cursor::Elsewhere},
            option.palette);
    }
};

} // namespace

ActivityGrid::ActivityGrid(model::ActivityModel& cells, const QString& name, QWidget* parent)
    : QTableView(parent), cells_(cells) {
    setModel(&cells_);
    setItemDelegate(new CellDelegate(this));
    setAccessibleName(name);
    setAccessibleDescription(tr("The arrow keys move from cell to cell, Enter goes to its time"));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionMode(NoSelection);
    setTabKeyNavigation(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (auto* header : {horizontalHeader(), verticalHeader()}) {
        header->hide();
        header->setMinimumSectionSize(1);
        header->setSectionResizeMode(QHeaderView::Stretch);
    }
    viewport()->setAutoFillBackground(false);
    setCursor(Qt::PointingHandCursor);
    setCurrentIndex(cells_.index(cells_.rowCount() - 1, cells_.columnCount() - 1));
    connect(this, &QTableView::clicked, this, &ActivityGrid::choose);
}

void ActivityGrid::choose(const QModelIndex& cell) {
    if (const auto end = cells_.endOf(cell)) {
        Q_EMIT chosen(*end);
    }
}

void ActivityGrid::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return choose(currentIndex());
    case Qt::Key_Escape:
    case Qt::Key_Slash:
    case Qt::Key_Question:
        return event->ignore();
    default:
        QTableView::keyPressEvent(event);
    }
}

/// What the pointer is told when it rests on a cell, the keyboard is told when it comes to one.
void ActivityGrid::tell() {
    const auto cell = currentIndex();
    if (hasFocus() && cell.isValid()) {
        QToolTip::showText(viewport()->mapToGlobal(visualRect(cell).bottomLeft()),
                           cell.data(Qt::ToolTipRole).toString(), viewport());
    }
}

void ActivityGrid::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    tell();
}

void ActivityGrid::focusInEvent(QFocusEvent* event) {
    QTableView::focusInEvent(event);
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason) {
        tell();
    }
}

} // namespace tempo::tray
