#include "tray/timeline/timeline_pane.hpp"

#include "model/text.hpp"
#include "tray/timeline/keys_overview.hpp"
#include "tray/timeline/line_delegate.hpp"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QShortcut>
#include <QVBoxLayout>
#include <set>

namespace tempo::tray {

using model::End;
using model::Mark;
using model::TimelineLine;
using Folding = model::TimelineModel::Folding;

TimelinePane::TimelinePane(const Models& models, QWidget* parent)
    : QWidget(parent), models_(models), timeline_(models.link, models.feed),
      activity_(new ActivityBar(models.link, this)),
      search_(new SearchBox([this] { return searchValues(); }, this)),
      attention_(new QCheckBox(tr("Needs attention"), this)),
      dismissed_(new QCheckBox(tr("Dismissed too"), this)),
      acknowledge_(new QPushButton(tr("Acknowledge"), this)),
      dismiss_(new QPushButton(tr("Dismiss"), this)), note_(new QLabel(this)),
      newest_(new QPushButton(tr("To the newest"), this)), stack_(new QStackedWidget(this)),
      list_(new TimelineView(this)), empty_(new QLabel(this)),
      add_(new QPushButton(tr("New sender…"), this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(activity_);
    layout->addWidget(search_);
    buildBar(*layout);
    buildNote(*layout);
    stack_->addWidget(list_);
    stack_->addWidget(buildEmpty());
    layout->addWidget(stack_, 1);
    connectList();
    connectModel();
    connectKeys();
    applyFilter();
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

void TimelinePane::buildNote(QLayout& layout) {
    auto* bar = new QHBoxLayout;
    note_->setWordWrap(true);
    note_->setObjectName(QStringLiteral("note"));
    bar->addWidget(note_, 1);
    bar->addWidget(newest_);
    layout.addItem(bar);
    newest_->setToolTip(tr("Back to the newest events (Home)"));
    connect(newest_, &QPushButton::clicked, this, [this] { goTo(End::Newer); });
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

void TimelinePane::connectList() {
    list_->setModel(&timeline_);
    list_->setItemDelegate(new LineDelegate(models_.sources, list_));
    list_->setFrameShape(QFrame::NoFrame);
    list_->setAccessibleName(tr("Events"));
    list_->setObjectName(QStringLiteral("events"));
    connect(list_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this](const QItemSelection& selected) {
                if (!selected.isEmpty() || !list_->selectionModel()->hasSelection()) {
                    chosen_ = Chosen::Lines;
                }
                noteSelection();
            });
    connect(list_, &TimelineView::allChosen, this, [this] {
        chosen_ = Chosen::AllThatMatch;
        noteSelection();
    });
    connect(list_, &TimelineView::looksAt, &timeline_, &model::TimelineModel::lookAt);
    connect(list_, &TimelineView::newestWanted, this, [this] { goTo(End::Newer); });
    connect(list_, &TimelineView::oldestWanted, this, [this] { goTo(End::Older); });
    connect(list_, &TimelineView::foldWanted, this, [this] { fold(Folding::Fold); });
    connect(list_, &TimelineView::unfoldWanted, this, [this] { fold(Folding::Unfold); });
    connect(list_, &TimelineView::toggleWanted, this,
            [this](int line) { timeline_.setFolding(line, Folding::Toggle); });
    connect(list_, &TimelineView::openWanted, this, &TimelinePane::detailsWanted);
}

void TimelinePane::connectModel() {
    connect(&timeline_, &model::TimelineModel::refreshed, this, &TimelinePane::refresh);
    connect(&timeline_, &model::TimelineModel::arrived, this, [this](int line) {
        if (std::exchange(jumping_, false)) {
            list_->choose(line);
        }
    });
    connect(activity_, &ActivityBar::chosen, this, qOverload<Timestamp>(&TimelinePane::goTo));
    connect(search_, &SearchBox::searched, this, [this](const QString& words) {
        timeline_.search(words);
        list_->setFocus();
    });
    connect(search_, &SearchBox::left, list_, qOverload<>(&QWidget::setFocus));
    connect(search_, &SearchBox::cleared, &timeline_, &model::TimelineModel::endSearch);
    connect(&models_.sources, &QAbstractItemModel::dataChanged, list_->viewport(),
            qOverload<>(&QWidget::update));
    connect(&models_.sources, &QAbstractItemModel::modelReset, list_->viewport(),
            qOverload<>(&QWidget::update));
    connect(&models_.link, &model::DaemonLink::statusChanged, this, &TimelinePane::noteSelection);
    connect(&models_.preferences, &model::Preferences::changed, this, [this] {
        if (timeline_.filter().without != without()) {
            applyFilter();
        }
    });
}

void TimelinePane::connectKeys() {
    const auto on = [this](const QKeySequence& key, auto does) {
        connect(new QShortcut(key, this), &QShortcut::activated, this, does);
    };
    on(QKeySequence(Qt::Key_Slash), [this] {
        search_->setFocus();
        search_->selectAll();
    });
    on(QKeySequence(Qt::Key_Question), [this] { (new KeysOverview(this))->open(); });
}

void TimelinePane::focusList() {
    list_->setFocus();
}

void TimelinePane::showProvider(const std::optional<std::string>& provider) {
    provider_ = provider;
    activity_->setProvider(provider);
    applyFilter();
}

void TimelinePane::setTimeText(const model::TimeText& times) {
    timeline_.setTimeText(times);
    activity_->setTimeText(times);
}

/// What somebody has hidden, unless it is asked for by itself.
std::vector<std::string> TimelinePane::without() const {
    const auto hidden = models_.preferences.hiddenSources();
    return provider_ ? std::vector<std::string>() : std::vector(hidden.begin(), hidden.end());
}

/// What is searched for is looked for everywhere.
void TimelinePane::applyFilter() {
    search_->clear();
    timeline_.setFilter({.provider = provider_,
                         .severity = std::nullopt,
                         .attention = attention_->isChecked() ? protocol::Attention::Needed
                                                              : protocol::Attention::Any,
                         .dismissed = dismissed_->isChecked() ? protocol::Dismissed::Shown
                                                              : protocol::Dismissed::Hidden,
                         .without = without()});
}

void TimelinePane::goTo(End end) {
    jumping_ = timeline_.rowCount() > 0;
    timeline_.goTo(end);
}

void TimelinePane::goTo(Timestamp time) {
    search_->clear();
    jumping_ = true;
    timeline_.goTo(time);
    list_->setFocus();
}

void TimelinePane::fold(Folding folding) {
    timeline_.setFolding(list_->currentIndex().row(), folding);
}

std::vector<const TimelineLine*> TimelinePane::selected() const {
    std::vector<const TimelineLine*> lines;
    for (const auto& range : list_->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            if (const auto* line = timeline_.lineAt(row); line != nullptr && line->isEvent()) {
                lines.push_back(line);
            }
        }
    }
    return lines;
}

void TimelinePane::select(const EventId& id) {
    const auto index = timeline_.indexOf(id);
    if (index.isValid()) {
        list_->choose(index.row());
    } else {
        list_->selectionModel()->clear();
        Q_EMIT chosen(id);
    }
}

void TimelinePane::mark(Mark mark) {
    if (chosen_ == Chosen::AllThatMatch && timeline_.query()) {
        return models_.actions.markFound(mark, *timeline_.query());
    }
    if (chosen_ == Chosen::AllThatMatch) {
        return models_.actions.markAll(mark, timeline_.filter());
    }
    std::vector<EventId> events;
    std::vector<StackId> stacks;
    for (const auto* line : selected()) {
        if (line->entry->stack) {
            stacks.push_back(line->entry->stack->id);
        } else {
            events.push_back(line->entry->event.id);
        }
    }
    models_.actions.mark(mark, std::move(events), std::move(stacks));
}

void TimelinePane::noteSelection() {
    const auto lines = selected();
    const bool may = !lines.empty() && models_.link.isOwner();
    acknowledge_->setEnabled(may);
    dismiss_->setEnabled(may);
    const auto why = models_.link.isConnected() && !models_.link.isOwner()
                         ? tr("You may only look at the events of this daemon.")
                         : QString();
    acknowledge_->setStatusTip(why);
    refreshNote();
    Q_EMIT chosen(lines.size() == 1 ? std::optional(lines.front()->entry->event.id) : std::nullopt);
}

void TimelinePane::refresh() {
    list_->setAbove(timeline_.isAt(End::Newer) ? TimelineView::Above::News
                                               : TimelineView::Above::Earlier);
    const bool none = timeline_.rowCount() == 0 && !timeline_.isLoading();
    if (none && timeline_.query() && stack_->currentIndex() == 0) {
        search_->setFocus(); // to be asked otherwise
        search_->selectAll();
    }
    stack_->setCurrentIndex(none ? 1 : 0);
    empty_->setText(emptyWords());
    add_->setVisible(!attention_->isChecked() && !timeline_.query() && models_.link.isOwner());
    newest_->setVisible(!timeline_.isAt(End::Newer));
    refreshNote();
}

QString TimelinePane::emptyWords() const {
    if (timeline_.query()) {
        return tr("Nothing matches “%1”. Fewer words find more, and so does a star at the end of "
                  "one. Esc ends the search.")
            .arg(model::shown(*timeline_.query()));
    }
    if (attention_->isChecked()) {
        return tr("Nothing needs attention.");
    }
    if (provider_) {
        return tr("%1 has sent nothing yet.").arg(model::shown(*provider_));
    }
    return tr("No events yet. Make a sender, and let it post the first one.");
}

void TimelinePane::refreshNote() {
    const auto words = noteWords();
    note_->setText(words.toHtmlEscaped());
    note_->setVisible(!words.isEmpty() || newest_->isVisibleTo(this));
}

QString TimelinePane::noteWords() const {
    QStringList sentences;
    if (!timeline_.problem().isEmpty()) {
        sentences << timeline_.problem();
    }
    if (chosen_ == Chosen::AllThatMatch) {
        sentences << tr("Everything that matches is chosen, not only what is shown.");
    }
    if (timeline_.query() && timeline_.unsearched() > 0) {
        sentences << tr("%n events cannot be found yet; search again in a moment.", nullptr,
                        static_cast<int>(timeline_.unsearched()));
    }
    if (timeline_.isCutOff()) {
        sentences << tr("These are the newest %1. A condition such as before:7d shows older ones.")
                         .arg(model::TimelineModel::kMostResults);
    }
    if (!timeline_.isAt(End::Newer)) {
        sentences << tr("These are earlier events.");
    }
    return sentences.join(QLatin1Char(' '));
}

model::SearchValues TimelinePane::searchValues() const {
    std::set<QString> tags;
    for (int row = 0; row < timeline_.rowCount(); ++row) {
        const auto* line = timeline_.lineAt(row);
        if (line->isEvent() && !line->entry->event.tag.empty()) {
            tags.insert(model::shown(line->entry->event.tag));
        }
    }
    return {.sources = models_.sources.providers(), .tags = {tags.begin(), tags.end()}};
}

void TimelinePane::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_J:
        return list_->step(1);
    case Qt::Key_K:
        return list_->step(-1);
    case Qt::Key_A:
        return mark(Mark::Acknowledge);
    case Qt::Key_D:
        return mark(Mark::Dismiss);
    case Qt::Key_U:
        return models_.actions.undo();
    case Qt::Key_N:
        return attention_->toggle();
    case Qt::Key_Escape:
        return timeline_.query() ? search_->clear() : list_->selectionModel()->clear();
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace tempo::tray
