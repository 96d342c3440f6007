#include "tray/sources/sources_pane.hpp"

#include "model/text.hpp"
#include "tray/icons.hpp"
#include "tray/permission.hpp"
#include "tray/settings/stored_events_section.hpp"
#include "tray/sources/remove_source.hpp"
#include "tray/sources/source_delegate.hpp"
#include "tray/theme.hpp"

#include <QContextMenuEvent>
#include <QDialog>
#include <QDialogButtonBox>
#include <QMenu>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace tempo::tray {
namespace {

using model::Padlock;
using model::shown;
using protocol::SourceKind;

constexpr int kIndentation = 14;

} // namespace

SourcesPane::SourcesPane(const Models& models, QWidget* parent)
    : QWidget(parent), models_(models), all_(new QPushButton(tr("All sources"), this)),
      tree_(new QTreeView(this)), hidden_(new QPushButton(this)),
      add_(new QPushButton(tr("New sender…"), this)),
      rotate_(new QPushButton(tr("Rotate the exposed token…"), this)) {
    build();
    connectParts();
    allow();
    restoreTree();
}

void SourcesPane::build() {
    tree_->setModel(&models_.sources);
    tree_->setItemDelegate(new SourceDelegate(tree_));
    tree_->setAccessibleName(tr("Sources"));
    tree_->setObjectName(QStringLiteral("sources"));
    tree_->setHeaderHidden(true);
    tree_->setIndentation(kIndentation);
    tree_->setFrameShape(QFrame::NoFrame);
    tree_->setTabKeyNavigation(false);
    all_->setCheckable(true);
    all_->setChecked(true);
    hidden_->setMenu(new QMenu(hidden_));
    hidden_->QWidget::hide();
    rotate_->QWidget::hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(all_);
    layout->addWidget(tree_, 1);
    layout->addWidget(hidden_);
    layout->addWidget(rotate_);
    layout->addWidget(add_);
}

void SourcesPane::connectParts() {
    connect(all_, &QPushButton::toggled, this, [this](bool on) {
        if (on || !selected_) {
            select({});
        }
    });
    connect(tree_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &SourcesPane::choose);
    connect(tree_, &QTreeView::collapsed, this, [this](const QModelIndex& index) {
        closed_.insert(models_.sources.rowAt(index)->key());
    });
    connect(tree_, &QTreeView::expanded, this, [this](const QModelIndex& index) {
        closed_.erase(models_.sources.rowAt(index)->key());
    });
    connect(&models_.sources, &QAbstractItemModel::modelReset, this, &SourcesPane::restoreTree);
    connect(&models_.sources, &QAbstractItemModel::dataChanged, this, &SourcesPane::showExposed);
    connect(&models_.preferences, &model::Preferences::changed, this, &SourcesPane::applyHidden);
    connect(&models_.link, &model::DaemonLink::statusChanged, this, &SourcesPane::allow);
    connect(add_, &QPushButton::clicked, this, [this] { Q_EMIT senderWanted({}); });
    connect(rotate_, &QPushButton::clicked, this, &SourcesPane::rotateExposed);
}

void SourcesPane::allow() {
    offerToOwner(*add_, models_.link);
    offerToOwner(*rotate_, models_.link);
}

/// The tree is another one: what was folded stays folded, and what was chosen stays chosen.
void SourcesPane::restoreTree() {
    const QSignalBlocker quiet(tree_);
    bool anyUmbrella = false;
    for (const auto& row : models_.sources.rows()) {
        if (row.kind == SourceKind::Umbrella) {
            anyUmbrella = true;
            tree_->setExpanded(models_.sources.indexOf(row.key()), !closed_.contains(row.key()));
        }
    }
    tree_->setRootIsDecorated(anyUmbrella);
    applyHidden();
    select(selected_);
    showExposed();
}

void SourcesPane::select(const std::optional<protocol::SourceKey>& key) {
    const auto index = key ? models_.sources.indexOf(*key) : QModelIndex();
    tree_->setCurrentIndex(index);
    choose();
}

void SourcesPane::choose() {
    const auto rows = tree_->selectionModel()->selectedRows();
    const auto* row = rows.isEmpty() ? nullptr : models_.sources.rowAt(rows[0]);
    const QSignalBlocker quiet(all_);
    all_->setChecked(row == nullptr);
    const auto before =
        std::exchange(selected_, row != nullptr ? std::optional(row->key()) : std::nullopt);
    if (selected_ != before) {
        Q_EMIT chosen(row != nullptr ? std::optional(row->provider) : std::nullopt);
    }
}

void SourcesPane::showExposed() {
    rotate_->setVisible(std::ranges::any_of(
        models_.sources.rows(), [](const auto& row) { return row.padlock == Padlock::Downgrade; }));
    rotate_->setIcon(icon(padlockShape(Padlock::Downgrade), downgradeColor(palette())));
}

void SourcesPane::rotateExposed() {
    for (const auto& row : models_.sources.rows()) {
        if (!row.sender.empty()) {
            Q_EMIT rotationWanted(row.sender);
            return;
        }
    }
}

// The menu of a source ---------------------------------------------------------------------------

void SourcesPane::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    auto* view = tree_->viewport();
    const auto index =
        byKey ? tree_->currentIndex() : tree_->indexAt(view->mapFromGlobal(event->globalPos()));
    if (const auto* row = models_.sources.rowAt(index)) {
        const auto below = view->mapToGlobal(tree_->visualRect(index).bottomLeft());
        showMenu(model::SourceRow(*row), byKey ? below : event->globalPos());
    }
}

void SourcesPane::showMenu(const model::SourceRow& row, QPoint where) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    addLooking(*menu, row);
    menu->addSeparator();
    addDoing(*menu, row);
    menu->popup(where);
}

void SourcesPane::addLooking(QMenu& menu, const model::SourceRow& row) {
    menu.addAction(tr("Show only this"), this, [this, key = row.key()] { select(key); });
    menu.addAction(tr("Show all sources"), this, [this] {
        models_.preferences.setHiddenSources({});
        select({});
    });
    menu.addAction(tr("Hide"), this, [this, provider = row.provider] { hide(provider); });
    auto* notify = menu.addAction(tr("Notifications from this source"), this,
                                  [this, provider = row.provider] { mute(provider); });
    notify->setCheckable(true);
    notify->setChecked(!model::isMuted(models_.preferences.notificationRules(), row.provider));
}

void SourcesPane::addDoing(QMenu& menu, const model::SourceRow& row) {
    const auto add = [&](const QString& text, auto what, const QString& reason) {
        auto* action = menu.addAction(text, this, what);
        action->setEnabled(reason.isEmpty());
        action->setToolTip(reason);
    };
    const auto onlyOwners = whyNot(models_.link);
    const auto nothingYet = row.lastSeen ? QString() : tr("It has sent nothing yet.");
    if (row.padlock == Padlock::Downgrade && !row.sender.empty()) {
        add(
            tr("Rotate its token…"), [this, sender = row.sender] { Q_EMIT rotationWanted(sender); },
            onlyOwners);
    }
    add(
        tr("New sender for it…"),
        [this, provider = row.provider] {
            Q_EMIT senderWanted({.provider = provider, .address = {}});
        },
        onlyOwners);
    add(
        tr("Export…"), [this, row] { showStored(row); }, nothingYet);
    add(
        tr("Remove…"), [this, row] { askToRemove(models_, row, this); },
        onlyOwners.isEmpty() ? nothingYet : onlyOwners);
}

void SourcesPane::mute(const std::string& provider) {
    auto rules = models_.preferences.notificationRules();
    const bool muted = model::isMuted(rules, provider);
    model::setMuted(rules, provider, muted ? model::Muted::No : model::Muted::Yes);
    models_.preferences.setNotificationRules(rules);
}

/// What Maintenance has for all events, for those of one source.
void SourcesPane::showStored(const model::SourceRow& row) {
    auto* dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Events of %1").arg(shown(row.name)));
    auto* layout = new QVBoxLayout(dialog);
    auto* stored = new StoredEventsSection(models_, dialog);
    stored->chooseSource(row.provider);
    layout->addWidget(stored);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    dialog->show();
}

// What is hidden ---------------------------------------------------------------------------------

void SourcesPane::hide(const std::string& provider) {
    auto providers = models_.preferences.hiddenSources();
    providers.insert(provider);
    if (selected_ && selected_->providerIdentifier == provider) {
        select({});
    }
    models_.preferences.setHiddenSources(providers);
}

void SourcesPane::applyHidden() {
    const auto providers = models_.preferences.hiddenSources();
    for (const auto& row : models_.sources.rows()) {
        const auto index = models_.sources.indexOf(row.key());
        tree_->setRowHidden(index.row(), index.parent(), providers.contains(row.provider));
    }
    hidden_->setText(tr("%n hidden", nullptr, static_cast<int>(providers.size())));
    hidden_->setToolTip(tr("Their events are left out of the timeline. Press to bring them back."));
    hidden_->setVisible(!providers.empty());
    fillHiddenMenu();
}

void SourcesPane::fillHiddenMenu() {
    auto* menu = hidden_->menu();
    menu->clear();
    menu->addAction(tr("Show all sources"), this,
                    [this] { models_.preferences.setHiddenSources({}); });
    for (const auto& provider : models_.preferences.hiddenSources()) {
        menu->addAction(tr("Show %1").arg(shown(provider)), this, [this, provider] {
            auto providers = models_.preferences.hiddenSources();
            providers.erase(provider);
            models_.preferences.setHiddenSources(providers);
        });
    }
}

} // namespace tempo::tray
