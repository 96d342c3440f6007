#include "tray/sources/sources_pane.hpp"

#include "model/text.hpp"
#include "tray/icons.hpp"
#include "tray/sources/source_delegate.hpp"
#include "tray/theme.hpp"

#include <QLabel>
#include <QMenu>
#include <QVBoxLayout>

namespace tempo::tray {

using model::Padlock;

SourcesPane::SourcesPane(const Models& models, QWidget* parent)
    : QWidget(parent), models_(models), all_(new QPushButton(tr("All sources"), this)),
      list_(new QListView(this)), add_(new QPushButton(tr("New sender…"), this)),
      rotate_(new QPushButton(tr("Rotate the exposed token…"), this)) {
    list_->setModel(&models_.sources);
    list_->setItemDelegate(new SourceDelegate(list_));
    list_->setAccessibleName(tr("Sources"));
    list_->setObjectName(QStringLiteral("sources"));
    list_->setContextMenuPolicy(Qt::CustomContextMenu);
    list_->setFrameShape(QFrame::NoFrame);
    all_->setCheckable(true);
    all_->setChecked(true);
    rotate_->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(all_);
    layout->addWidget(list_, 1);
    layout->addWidget(rotate_);
    layout->addWidget(add_);
    connect(all_, &QPushButton::toggled, list_, [this](bool on) {
        const bool any = list_->selectionModel()->hasSelection();
        if (on && any) {
            list_->selectionModel()->clear();
            choose();
        } else if (!on && !any) {
            all_->setChecked(true); // only choosing a source turns it off
        }
    });
    connect(list_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &SourcesPane::choose);
    connect(&models_.sources, &QAbstractItemModel::modelReset, this, &SourcesPane::choose);
    connect(&models_.sources, &QAbstractItemModel::dataChanged, this, &SourcesPane::choose);
    connect(list_, &QListView::customContextMenuRequested, this, &SourcesPane::showMenu);
    connect(add_, &QPushButton::clicked, this, &SourcesPane::senderWanted);
    const auto allow = [this] {
        add_->setEnabled(models_.link.isOwner());
        rotate_->setEnabled(models_.link.isOwner());
    };
    connect(&models_.link, &model::DaemonLink::statusChanged, this, allow);
    allow();
    connect(rotate_, &QPushButton::clicked, this, [this] {
        for (int row = 0; row < models_.sources.rowCount(); ++row) {
            if (!models_.sources.rowAt(row)->sender.empty()) {
                Q_EMIT rotationWanted(models_.sources.rowAt(row)->sender);
                return;
            }
        }
    });
}

void SourcesPane::choose() {
    const auto chosenRows = list_->selectionModel()->selectedRows();
    const auto* row = chosenRows.isEmpty() ? nullptr : models_.sources.rowAt(chosenRows[0].row());
    all_->setChecked(row == nullptr);
    bool exposed = false;
    for (int index = 0; index < models_.sources.rowCount(); ++index) {
        exposed = exposed || models_.sources.rowAt(index)->padlock == Padlock::Downgrade;
    }
    rotate_->setVisible(exposed);
    rotate_->setIcon(icon(padlockShape(Padlock::Downgrade), downgradeColor(palette())));
    Q_EMIT chosen(row != nullptr ? std::optional(row->provider) : std::nullopt);
}

void SourcesPane::showMenu(QPoint where) {
    const auto* row = models_.sources.rowAt(list_->indexAt(where).row());
    if (row == nullptr) {
        return;
    }
    QMenu menu(this);
    auto rules = models_.preferences.notificationRules();
    const auto provider = row->provider;
    const auto sender = row->sender;
    auto* notify = menu.addAction(tr("Notifications from this source"));
    notify->setCheckable(true);
    notify->setChecked(!rules.mutedProviders.contains(provider));
    auto* rotate =
        row->padlock == Padlock::Downgrade ? menu.addAction(tr("Rotate its token…")) : nullptr;
    const auto* pressed = menu.exec(list_->viewport()->mapToGlobal(where));
    if (pressed == notify) {
        if (rules.mutedProviders.erase(provider) == 0) {
            rules.mutedProviders.insert(provider);
        }
        models_.preferences.setNotificationRules(rules);
    } else if (pressed != nullptr && pressed == rotate) {
        Q_EMIT rotationWanted(sender);
    }
}

} // namespace tempo::tray
