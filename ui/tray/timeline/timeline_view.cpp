#include "tray/timeline/timeline_view.hpp"

#include <QAccessible>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

namespace tempo::tray {
namespace {

/// What a screen reader is told of a line.
void tell(QObject* view, QAccessible::Event what, int line) {
    if (QAccessible::isActive()) {
        QAccessibleEvent event(view, what);
        event.setChild(line);
        QAccessible::updateAccessibility(&event);
    }
}

bool isLetter(const QKeyEvent& event) {
    return !event.text().isEmpty() && event.text().at(0).isLetterOrNumber() &&
           (event.modifiers() & ~Qt::ShiftModifier) == 0;
}

} // namespace

TimelineView::TimelineView(QWidget* parent) : QListView(parent) {
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void TimelineView::setModel(QAbstractItemModel* model) {
    QListView::setModel(model);
    connect(
        model, &QAbstractItemModel::rowsRemoved, this,
        [this](const QModelIndex&, int first, int last) { keepPlaceAfterRemoval(first, last); });
}

int TimelineView::lines() const {
    return model() != nullptr ? model()->rowCount(rootIndex()) : 0;
}

int TimelineView::firstLine() const {
    return verticalScrollBar()->value();
}

int TimelineView::wholeLines() const {
    return qMax(1, viewport()->height() / lineHeight_);
}

/// Lines above the first one count on below zero.
int TimelineView::lineAt(int y) const {
    const int down = y >= 0 ? y / lineHeight_ : -((lineHeight_ - 1 - y) / lineHeight_);
    return firstLine() + down;
}

QRect TimelineView::visualRect(const QModelIndex& index) const {
    return index.isValid() ? QRect(0, (index.row() - firstLine()) * lineHeight_,
                                   viewport()->width(), lineHeight_)
                           : QRect();
}

QModelIndex TimelineView::indexAt(const QPoint& point) const {
    const int line = lineAt(point.y());
    return line >= 0 && line < lines() ? model()->index(line, 0) : QModelIndex();
}

void TimelineView::scrollTo(const QModelIndex& index, ScrollHint hint) {
    if (!index.isValid()) {
        return;
    }
    const int line = index.row();
    const int last = line - wholeLines() + 1; // with this one first, the line is at the bottom
    auto* bar = verticalScrollBar();
    switch (hint) {
    case EnsureVisible:
        bar->setValue(qBound(last, bar->value(), line));
        break;
    case PositionAtTop:
        bar->setValue(line);
        break;
    case PositionAtBottom:
        bar->setValue(last);
        break;
    case PositionAtCenter:
        bar->setValue(line - wholeLines() / 2);
        break;
    }
}

/// There is nothing to lay out: that of the base would look at every line.
void TimelineView::doItemsLayout() {
    QAbstractItemView::doItemsLayout();
}

/// Would read every line of a list that is mostly not in memory.
void TimelineView::keyboardSearch(const QString& /*search*/) {}

int TimelineView::verticalOffset() const {
    return firstLine() * lineHeight_;
}

QModelIndex TimelineView::moveCursor(CursorAction action, Qt::KeyboardModifiers /*modifiers*/) {
    setAim(action == MoveEnd ? Aim::End : Aim::None);
    const int last = lines() - 1;
    const int current = currentIndex().row(); // -1 where there is none
    const auto to = [&](int line) {
        return last < 0 ? QModelIndex() : model()->index(qBound(0, line, last), 0);
    };
    switch (action) {
    case MoveUp:
    case MoveLeft:
    case MovePrevious:
        return to(current - 1);
    case MoveDown:
    case MoveRight:
    case MoveNext:
        return to(current + 1);
    case MoveHome:
        return to(0);
    case MoveEnd:
        return to(last);
    case MovePageUp:
        return to(current - wholeLines());
    case MovePageDown:
        return to(current + wholeLines());
    }
    return {};
}

/// The rectangle may stand on its head, and begin or end off the screen.
void TimelineView::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) {
    const int first = qMax(0, lineAt(qMin(rect.top(), rect.bottom())));
    const int last = qMin(lines() - 1, lineAt(qMax(rect.top(), rect.bottom())));
    QItemSelection selection;
    if (first <= last) {
        selection.select(model()->index(first, 0), model()->index(last, 0));
    }
    selectionModel()->select(selection, command);
}

QRegion TimelineView::visualRegionForSelection(const QItemSelection& selection) const {
    QRegion region;
    for (const auto& range : selection) {
        const QRect lines = visualRect(range.topLeft()) | visualRect(range.bottomRight());
        region += lines & viewport()->rect();
    }
    return region;
}

void TimelineView::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    QStyleOptionViewItem line;
    initViewItemOption(&line);
    const auto state = line.state;
    const int last = qMin(lines() - 1, lineAt(event->rect().bottom()));
    for (int number = qMax(0, lineAt(event->rect().top())); number <= last; ++number) {
        const auto index = model()->index(number, 0);
        line.rect = visualRect(index);
        line.state = state;
        line.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
        line.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
        itemDelegate()->paint(&painter, line, index);
    }
}

void TimelineView::updateGeometries() {
    QStyleOptionViewItem line;
    initViewItemOption(&line);
    lineHeight_ = qMax(1, itemDelegate()->sizeHint(line, {}).height());
    auto* bar = verticalScrollBar();
    bar->setSingleStep(1);
    bar->setPageStep(wholeLines());
    bar->setRange(0, qMax(0, lines() - wholeLines()));
    QAbstractItemView::updateGeometries();
    tellWhatIsShown();
}

void TimelineView::scrollContentsBy(int /*horizontally*/, int /*vertically*/) {
    viewport()->update();
    tellWhatIsShown();
}

void TimelineView::tellWhatIsShown() {
    const int last = lineAt(viewport()->height());
    if (lines() > 0) {
        Q_EMIT looksAt(firstLine(), qBound(0, last, lines() - 1));
    }
}

void TimelineView::rowsInserted(const QModelIndex& parent, int first, int last) {
    const int place = firstLine();
    QAbstractItemView::rowsInserted(parent, first, last);
    updateGeometries();
    auto* bar = verticalScrollBar();
    if (aim_ == Aim::End && last == lines() - 1) {
        bar->setValue(bar->maximum());
    } else if (place > 0 && first <= place) { // at the top, news are what one wants to see
        bar->setValue(place + last - first + 1);
    }
    viewport()->update();
}

void TimelineView::keepPlaceAfterRemoval(int first, int last) {
    const int place = firstLine();
    const int gone = qMin(last, place - 1) - first + 1; // above what is shown
    updateGeometries();
    if (gone > 0) {
        verticalScrollBar()->setValue(place - gone);
    }
    viewport()->update();
}

void TimelineView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QAbstractItemView::currentChanged(current, previous);
    if (current.row() != lines() - 1) {
        setAim(Aim::None);
    }
    if (current.isValid()) {
        tell(this, QAccessible::Focus, current.row());
    }
}

void TimelineView::selectionChanged(const QItemSelection& selected,
                                    const QItemSelection& deselected) {
    QAbstractItemView::selectionChanged(selected, deselected);
    if (!selected.isEmpty()) {
        tell(this, QAccessible::SelectionAdd, selected.first().top());
    }
}

void TimelineView::keyPressEvent(QKeyEvent* event) {
    if (isLetter(*event)) {
        event->ignore();
        return;
    }
    QListView::keyPressEvent(event);
}

void TimelineView::mousePressEvent(QMouseEvent* event) {
    setAim(Aim::None);
    QListView::mousePressEvent(event);
}

void TimelineView::wheelEvent(QWheelEvent* event) {
    setAim(Aim::None);
    QListView::wheelEvent(event);
}

void TimelineView::setAim(Aim aim) {
    if (aim_ != aim) {
        aim_ = aim;
        Q_EMIT aimChanged();
    }
}

} // namespace tempo::tray
