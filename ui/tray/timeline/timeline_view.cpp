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
    return !event.text().isEmpty() && event.text().at(0).isPrint() &&
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
    connect(model, &QAbstractItemModel::rowsMoved, this,
            [this](const QModelIndex&, int from, int, const QModelIndex&, int before) {
                keepPlaceAfterMove(from, before > from ? before - 1 : before);
            });
}

void TimelineView::choose(int line) {
    const auto index = model()->index(line, 0);
    const bool visible = line >= firstLine() && line < firstLine() + wholeLines();
    if (!visible) {
        scrollTo(isChoosable(line - 1) ? index : model()->index(qMax(0, line - 1), 0),
                 PositionAtTop); // with the day above it
    }
    setCurrentIndex(index);
}

void TimelineView::step(int lines) {
    const int line = choosable(currentIndex().row() + lines, lines < 0 ? -1 : 1);
    if (line >= 0) {
        setCurrentIndex(model()->index(line, 0));
    }
}

bool TimelineView::isChoosable(int line) const {
    return model()->index(line, 0).flags().testFlag(Qt::ItemIsSelectable);
}

/// The nearest line that can be chosen, looked for in this direction first; -1: there is none.
int TimelineView::choosable(int line, int direction) const {
    const int from = qBound(0, line, lines() - 1);
    for (const int step : {direction, -direction}) {
        for (int at = from; at >= 0 && at < lines(); at += step) {
            if (isChoosable(at)) {
                return at;
            }
        }
    }
    return -1;
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
    const int current = currentIndex().row(); // -1 where there is none
    const auto to = [this](int line, int direction) {
        const int chosen = lines() > 0 ? choosable(line, direction) : -1;
        return chosen >= 0 ? model()->index(chosen, 0) : QModelIndex();
    };
    switch (action) {
    case MoveUp:
    case MoveLeft:
    case MovePrevious:
        return to(current - 1, -1);
    case MoveDown:
    case MoveRight:
    case MoveNext:
        return to(current + 1, 1);
    case MoveHome:
        return to(0, 1);
    case MoveEnd:
        return to(lines() - 1, -1);
    case MovePageUp:
        return to(current - wholeLines(), -1);
    case MovePageDown:
        return to(current + wholeLines(), 1);
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

/// The line that stays where it is, by its number before a change; `current` is that of the current
/// line. None where the news are on screen: they are what one wants to see.
std::optional<int> TimelineView::keptLine(int current) const {
    const int place = firstLine();
    if (place == 0 && above_ == Above::News) {
        return std::nullopt;
    }
    return current >= place && current < place + wholeLines() ? current : place;
}

void TimelineView::scrollBy(int lines) {
    const int place = firstLine();
    updateGeometries(); // first: the range of the bar follows the number of lines
    verticalScrollBar()->setValue(place + lines);
    viewport()->update();
}

void TimelineView::rowsInserted(const QModelIndex& parent, int first, int last) {
    const int came = last - first + 1;
    const int current = currentIndex().row(); // counts what came in already
    const auto kept = keptLine(current > last ? current - came : current);
    QAbstractItemView::rowsInserted(parent, first, last);
    scrollBy(kept && first <= *kept ? came : 0);
}

void TimelineView::keepPlaceAfterRemoval(int first, int last) {
    const int gone = last - first + 1;
    const int current = currentIndex().row();
    const auto kept = keptLine(current >= first ? current + gone : current);
    const int above = kept ? qMin(last, *kept - 1) - first + 1 : 0;
    scrollBy(-qMax(0, above));
}

/// Qt tells screen readers of no moves, and would go on naming lines by where they were.
void TimelineView::keepPlaceAfterMove(int from, int to) {
    if (QAccessible::isActive()) {
        QAccessibleTableModelChangeEvent moved(this, QAccessibleTableModelChangeEvent::ModelReset);
        QAccessible::updateAccessibility(&moved);
    }
    int current = currentIndex().row();
    if (current == to) {
        current = from;
    } else if (from < to && current >= from && current < to) {
        ++current;
    } else if (to < from && current > to && current <= from) {
        --current;
    }
    if (const auto kept = keptLine(current)) {
        scrollBy(from > *kept ? static_cast<int>(to <= *kept) : static_cast<int>(to < *kept) - 1);
    }
    viewport()->update();
}

void TimelineView::selectAll() {
    QListView::selectAll();
    Q_EMIT allChosen();
}

void TimelineView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QAbstractItemView::currentChanged(current, previous);
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
    const bool alone = (event->modifiers() & ~Qt::KeypadModifier) == 0;
    switch (alone ? event->key() : 0) {
    case Qt::Key_Home:
        Q_EMIT newestWanted();
        return;
    case Qt::Key_End:
        Q_EMIT oldestWanted();
        return;
    case Qt::Key_Left:
        Q_EMIT foldWanted();
        return;
    case Qt::Key_Right:
        Q_EMIT unfoldWanted();
        return;
    case Qt::Key_Space:
        Q_EMIT toggleWanted(currentIndex().row());
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT openWanted();
        return;
    default:
        break;
    }
    if (isLetter(*event)) {
        event->ignore();
        return;
    }
    QListView::keyPressEvent(event);
}

void TimelineView::mousePressEvent(QMouseEvent* event) {
    const auto line = indexAt(event->position().toPoint());
    if (line.isValid() && event->position().x() < kFoldWidth) {
        Q_EMIT toggleWanted(line.row());
    }
    QListView::mousePressEvent(event);
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (const auto line = indexAt(event->position().toPoint()); line.isValid()) {
        Q_EMIT toggleWanted(line.row());
    }
    QListView::mouseDoubleClickEvent(event);
}

} // namespace tempo::tray
