#include "model/scores/score_list_model.hpp"

#include "model/scores/score_words.hpp"
#include "model/text.hpp"

#include <algorithm>
#include <chrono>
#include <numeric>
#include <utility>

namespace tempo::model {
namespace {

constexpr std::chrono::milliseconds kLookAgain{500};

/// Those of one's own first, then those that are used.
int placeOf(const protocol::ScoreInfo& score) {
    if (score.origin == "local") {
        return 0;
    }
    return score.events > 0 ? 1 : 2;
}

} // namespace

ScoreListModel::ScoreListModel(DaemonLink& link, QObject* parent)
    : QAbstractTableModel(parent), link_(link) {
    again_.setSingleShot(true);
    again_.setInterval(kLookAgain);
    connect(&again_, &QTimer::timeout, this, &ScoreListModel::refresh);
    connect(&link_, &DaemonLink::eventsRestyled, &again_, qOverload<>(&QTimer::start));
}

void ScoreListModel::refresh() {
    askForList("scores.list");
}

void ScoreListModel::reload() {
    askForList("scores.reload");
}

void ScoreListModel::askForList(const char* method) {
    ask<protocol::ScoreList>(link_, this, method, protocol::Empty{},
                             [this](const Expected<protocol::ScoreList>& list) {
                                 if (list) {
                                     take(*list);
                                 } else {
                                     Q_EMIT failed(shown(list.error().detail));
                                 }
                             });
}

void ScoreListModel::remove(const std::string& provider) {
    ask<protocol::ScoreChanged>(link_, this, "scores.remove", protocol::ScoreParams{provider},
                                [this](const Expected<protocol::ScoreChanged>& change) {
                                    Q_EMIT failed(change ? QString()
                                                         : shown(change.error().detail));
                                    refresh();
                                });
}

/// Rows that stay keep their place, so that what is chosen stays chosen.
void ScoreListModel::take(protocol::ScoreList list) {
    std::ranges::stable_sort(list.scores, {}, placeOf);
    const bool sameRows =
        std::ranges::equal(list.scores, list_.scores, {}, &protocol::ScoreInfo::providerIdentifier,
                           &protocol::ScoreInfo::providerIdentifier);
    if (sameRows) {
        list_ = std::move(list);
        if (!list_.scores.empty()) {
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        }
    } else {
        beginResetModel();
        list_ = std::move(list);
        endResetModel();
    }
    if (pending() > 0) {
        again_.start();
    }
    Q_EMIT refreshed();
}

const protocol::ScoreInfo* ScoreListModel::scoreAt(int row) const {
    const auto place = static_cast<std::size_t>(row);
    return row >= 0 && place < list_.scores.size() ? &list_.scores[place] : nullptr;
}

std::uint64_t ScoreListModel::pending() const {
    return std::accumulate(
        list_.scores.begin(), list_.scores.end(), std::uint64_t{0},
        [](std::uint64_t sum, const protocol::ScoreInfo& score) { return sum + score.pending; });
}

int ScoreListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(list_.scores.size());
}

int ScoreListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ScoreListModel::data(const QModelIndex& index, int role) const {
    const auto* score = scoreAt(index.row());
    if (score == nullptr || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) {
        return {};
    }
    if (role == Qt::ToolTipRole) {
        return shown(score->file);
    }
    switch (index.column()) {
    case NameColumn:
        return shown(score->displayName);
    case ProviderColumn:
        return shown(score->providerIdentifier);
    case EventsColumn:
        return QVariant::fromValue<qulonglong>(score->events);
    case StateColumn:
        return stateWords(*score);
    default:
        return originWords(*score);
    }
}

QVariant ScoreListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    const QStringList titles{tr("Name"), tr("Source"), tr("Events"), tr("State"), tr("Origin")};
    return titles.value(section);
}

} // namespace tempo::model
