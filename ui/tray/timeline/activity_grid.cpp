#include "tray/timeline/activity_grid.hpp"

#include "tray/theme.hpp"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <cmath>

namespace tempo::tray {
namespace {

constexpr double kFaintest = 0.25; ///< of a cell with one event, of the full colour

QColor mixed(const QColor& from, const QColor& to, double share) {
    const auto between = [share](int a, int b) {
        return static_cast<int>(std::lround(a + (b - a) * share));
    };
    return {between(from.red(), to.red()), between(from.green(), to.green()),
            between(from.blue(), to.blue())};
}

class CellDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// The worse, the warmer; the more, the stronger. The numbers are in the words of the cell.
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const auto share = index.data(model::ActivityModel::ShareRole).toDouble();
        const auto severity =
            static_cast<Severity>(index.data(model::ActivityModel::SeverityRole).toInt());
        const auto& empty = option.palette.color(QPalette::Button);
        const auto full = severityColor(severity, option.palette);
        const auto color =
            share > 0 ? mixed(empty, full, kFaintest + (1 - kFaintest) * std::sqrt(share)) : empty;
        painter->fillRect(option.rect.adjusted(0, 0, -1, -1), color);
        const bool current = option.state.testFlag(QStyle::State_HasFocus);
        painter->setPen(option.palette.color(current ? QPalette::Text : QPalette::Mid));
        painter->drawRect(option.rect.adjusted(0, 0, -2, -2));
    }
};

} // namespace

ActivityGrid::ActivityGrid(model::ActivityModel& cells, const QString& name, QWidget* parent)
    : QTableView(parent), cells_(cells) {
    setModel(&cells_);
    setItemDelegate(new CellDelegate(this));
    setAccessibleName(name);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionMode(NoSelection);
    setTabKeyNavigation(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (auto* header : {horizontalHeader(), verticalHeader()}) {
        header->hide();
        header->setMinimumSectionSize(1);
        header->setSectionResizeMode(QHeaderView::Fixed);
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

/// All cells are as wide and as high as one another, and fill what there is.
void ActivityGrid::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    horizontalHeader()->setDefaultSectionSize(qMax(1, viewport()->width() / cells_.columnCount()));
    verticalHeader()->setDefaultSectionSize(qMax(1, viewport()->height() / cells_.rowCount()));
}

} // namespace tempo::tray
