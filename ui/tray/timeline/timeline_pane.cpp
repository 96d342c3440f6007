#include "tray/timeline/timeline_pane.hpp"

#include "model/text.hpp"
#include "tray/timeline/event_delegate.hpp"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace tempo::tray {

using model::Mark;

TimelinePane::TimelinePane(const Models& models, QWidget* parent)
    : QWidget(parent), models_(models), events_(models.link, models.feed),
      attention_(new QCheckBox(tr("Needs attention"), this)),
      dismissed_(new QCheckBox(tr("Dismissed too"), this)),
      acknowledge_(new QPushButton(tr("Acknowledge"), this)),
      dismiss_(new QPushButton(tr("Dismiss"), this)), stack_(new QStackedWidget(this)),
      list_(new TimelineView(this)), empty_(new QLabel(this)),
      add_(new QPushButton(tr("New sender…"), this)) {
    list_->setModel(&events_);
    list_->setItemDelegate(new EventDelegate(list_));
    list_->setFrameShape(QFrame::NoFrame);
    list_->setAccessibleName(tr("Events"));
    list_->setObjectName(QStringLiteral("events"));
    stack_->addWidget(list_);
    stack_->addWidget(buildEmpty());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    buildBar(*layout);
    layout->addWidget(stack_, 1);
    connect(list_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &TimelinePane::noteSelection);
    connect(&events_, &QAbstractItemModel::modelReset, this, &TimelinePane::noteSelection);
    connect(&events_, &QAbstractItemModel::rowsRemoved, this, &TimelinePane::noteSelection);
    connect(list_, &TimelineView::looksAt, this, [this](int first, int last) {
        events_.lookAt(static_cast<std::size_t>(first), static_cast<std::size_t>(last));
    });
    connect(list_, &TimelineView::aimChanged, this, [this] {
        events_.setReadOn(list_->aim() == TimelineView::Aim::End
                              ? model::EventListModel::ReadOn::ToTheOldest
                              : model::EventListModel::ReadOn::AsScrolled);
    });
    connect(&events_, &model::EventListModel::loadingChanged, this, &TimelinePane::followAim);
    connect(&events_, &model::EventListModel::loadingChanged, this, &TimelinePane::refresh);
    connect(&models_.link, &model::DaemonLink::statusChanged, this, &TimelinePane::noteSelection);
    noteSelection();
    refresh();
}

void TimelinePane::buildBar(QLayout& layout) {
    auto* bar = new QHBoxLayout;
    bar->addWidget(attention_);
    bar->addWidget(dismissed_);
    bar->addStretch();
    bar->addWidget(acknowledge_);
    bar->addWidget(dismiss_);
    layout.addItem(bar);
    acknowledge_->setToolTip(tr("Seen to: it stays in the list and no longer asks for you (A)"));
    dismiss_->setToolTip(tr("Done with: it leaves the list (D)"));
    connect(attention_, &QCheckBox::toggled, this, &TimelinePane::applyFilter);
    connect(dismissed_, &QCheckBox::toggled, this, &TimelinePane::applyFilter);
    connect(acknowledge_, &QPushButton::clicked, this, [this] { mark(Mark::Acknowledge); });
    connect(dismiss_, &QPushButton::clicked, this, [this] { mark(Mark::Dismiss); });
}

QWidget* TimelinePane::buildEmpty() {
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    empty_->setWordWrap(true);
    empty_->setAlignment(Qt::AlignCenter);
    layout->addStretch();
    layout->addWidget(empty_);
    layout->addWidget(add_, 0, Qt::AlignHCenter);
    layout->addStretch();
    connect(add_, &QPushButton::clicked, this, &TimelinePane::senderWanted);
    return page;
}

void TimelinePane::showProvider(const std::optional<std::string>& provider) {
    provider_ = provider;
    applyFilter();
}

void TimelinePane::applyFilter() {
    events_.setFilter({.provider = provider_,
                       .attention = attention_->isChecked() ? protocol::Attention::Needed
                                                            : protocol::Attention::Any,
                       .dismissed = dismissed_->isChecked() ? protocol::Dismissed::Shown
                                                            : protocol::Dismissed::Hidden});
}

std::vector<EventId> TimelinePane::selected() const {
    std::vector<EventId> ids;
    for (const auto& range : list_->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            if (const auto id = events_.idAt(row)) {
                ids.push_back(*id);
            }
        }
    }
    return ids;
}

void TimelinePane::select(const EventId& id) {
    const auto index = events_.indexOf(id);
    list_->setCurrentIndex(index);
    if (index.isValid()) {
        list_->scrollTo(index);
    } else {
        list_->selectionModel()->clear();
        Q_EMIT chosen(id);
    }
}

void TimelinePane::mark(Mark mark) {
    models_.actions.mark(mark, selected());
}

void TimelinePane::noteSelection() {
    const int lines = chosenLines();
    const bool may = lines > 0 && models_.link.isOwner();
    acknowledge_->setEnabled(may);
    dismiss_->setEnabled(may);
    const auto why = models_.link.isConnected() && !models_.link.isOwner()
                         ? tr("You may only look at the events of this daemon.")
                         : QString();
    acknowledge_->setStatusTip(why);
    Q_EMIT chosen(lines == 1 ? events_.idAt(list_->selectionModel()->selection().first().top())
                             : std::nullopt);
}

/// Of ranges, as a selection of everything has as many indexes as there are events.
int TimelinePane::chosenLines() const {
    int lines = 0;
    for (const auto& range : list_->selectionModel()->selection()) {
        lines += range.height();
    }
    return lines;
}

/// Chooses the oldest event once everything up to it has been read.
void TimelinePane::followAim() {
    const int last = events_.rowCount() - 1;
    if (list_->aim() == TimelineView::Aim::End && events_.isComplete() &&
        list_->currentIndex().row() != last) {
        list_->setCurrentIndex(events_.index(last));
    }
}

void TimelinePane::refresh() {
    const bool none = events_.rowCount() == 0 && !events_.isLoading();
    stack_->setCurrentIndex(none ? 1 : 0);
    if (attention_->isChecked()) {
        empty_->setText(tr("Nothing needs attention."));
    } else if (provider_) {
        empty_->setText(tr("%1 has sent nothing yet.").arg(model::shown(*provider_)));
    } else {
        empty_->setText(tr("No events yet. Make a sender, and let it post the first one."));
    }
    add_->setVisible(!attention_->isChecked() && models_.link.isOwner());
}

void TimelinePane::move(int rows) {
    const int row = qBound(0, list_->currentIndex().row() + rows, events_.rowCount() - 1);
    list_->setCurrentIndex(events_.index(row));
}

void TimelinePane::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_J:
        return move(1);
    case Qt::Key_K:
        return move(-1);
    case Qt::Key_A:
        return mark(Mark::Acknowledge);
    case Qt::Key_D:
        return mark(Mark::Dismiss);
    case Qt::Key_Escape:
        return list_->selectionModel()->clear();
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace tempo::tray
