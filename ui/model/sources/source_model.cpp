#include "model/sources/source_model.hpp"

#include "model/text.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace tempo::model {
namespace {

using protocol::SourceKey;
using protocol::SourceKind;

bool isBelow(const std::string& provider, const std::string& tree) {
    return provider.starts_with(tree + '.');
}

bool isInTree(const std::string& provider, const std::string& tree) {
    return provider == tree || isBelow(provider, tree);
}

/// Siblings by name, whatever their case.
bool comesFirst(const SourceRow& a, const SourceRow& b) {
    const int order = QString::compare(shown(a.name), shown(b.name), Qt::CaseInsensitive);
    return order != 0 ? order < 0 : a.key() < b.key();
}

/// Umbrellas by their provider, with their names.
using Umbrellas = std::map<std::string, std::string>;

Umbrellas umbrellasOf(const std::vector<SourceRow>& rows) {
    Umbrellas umbrellas;
    for (const auto& row : rows) {
        if (row.kind == SourceKind::Umbrella) {
            umbrellas[row.provider] = row.name;
        }
    }
    return umbrellas;
}

/// Below an umbrella that has its name, as two machines with one score, or the beginning of it, a
/// source is called by what is its own.
void nameApart(std::vector<SourceRow>& rows) {
    const auto umbrellas = umbrellasOf(rows);
    for (auto& row : rows) {
        const auto above = row.parent ? umbrellas.find(*row.parent) : umbrellas.end();
        if (above != umbrellas.end() && isBelow(row.provider, *row.parent) &&
            (above->second == row.name || row.provider == row.name)) {
            row.name = row.provider.substr(row.parent->size() + 1);
        }
    }
}

/// `com` and `org` say nothing of what is below them: providers are named as packages are, after
/// domains turned round.
bool isOnlyADomain(const SourceRow& row) {
    constexpr std::array<std::string_view, 11> kDomains{"app", "com", "dev", "io", "me", "net",
                                                        "org", "sh",  "de",  "eu", "uk"};
    return row.kind == SourceKind::Umbrella &&
           std::ranges::find(kDomains, row.provider) != kDomains.end();
}

/// The umbrella with the longest prefix that is over a provider.
std::optional<std::string> umbrellaOver(const std::vector<SourceRow>& rows,
                                        const std::string& provider) {
    std::optional<std::string> over;
    for (const auto& row : rows) {
        if (row.kind == SourceKind::Umbrella && isInTree(provider, row.provider) &&
            (!over || over->size() < row.provider.size())) {
            over = row.provider;
        }
    }
    return over;
}

} // namespace

SourceModel::SourceModel(SenderListModel& senders, DaemonLink& link, QObject* parent)
    : QAbstractItemModel(parent), senders_(senders),
      subscription_(link, this, "sources.subscribe",
                    [this](const protocol::SourcesSubscribed& begun) { begin(begun); }) {
    connect(&senders, &SenderListModel::refreshed, this, &SourceModel::rebuild);
    connect(&link, &DaemonLink::sourcesChanged, this, &SourceModel::take);
    subscription_.ask({});
}

const SourceRow* SourceModel::rowAt(const QModelIndex& index) const {
    return index.isValid() ? &rows_[index.internalId()] : nullptr;
}

QModelIndex SourceModel::indexOf(const SourceKey& key) const {
    const auto found = std::ranges::find(rows_, key, &SourceRow::key);
    return found == rows_.end() ? QModelIndex()
                                : at(static_cast<std::size_t>(found - rows_.begin()));
}

const protocol::Source* SourceModel::source(const std::string& provider) const {
    const auto found = sources_.find({.providerIdentifier = provider, .kind = SourceKind::Source});
    return found == sources_.end() ? nullptr : &found->second;
}

QStringList SourceModel::providers() const {
    QStringList names;
    for (const auto& [key, source] : sources_) {
        if (key.kind == SourceKind::Source) {
            names << shown(key.providerIdentifier);
        }
    }
    return names;
}

QModelIndex SourceModel::at(std::size_t place) const {
    return createIndex(families_[place].place, 0, place);
}

const SourceModel::Places& SourceModel::childrenOf(const QModelIndex& parent) const {
    return parent.isValid() ? families_[parent.internalId()].children : roots_;
}

QModelIndex SourceModel::index(int row, int column, const QModelIndex& parent) const {
    const auto& children = childrenOf(parent);
    const bool inside = row >= 0 && column == 0 && static_cast<std::size_t>(row) < children.size();
    return inside ? at(children[static_cast<std::size_t>(row)]) : QModelIndex();
}

QModelIndex SourceModel::parent(const QModelIndex& index) const {
    const auto above = index.isValid() ? families_[index.internalId()].parent : std::nullopt;
    return above ? at(*above) : QModelIndex();
}

int SourceModel::rowCount(const QModelIndex& parent) const {
    return static_cast<int>(childrenOf(parent).size());
}

int SourceModel::columnCount(const QModelIndex& /*parent*/) const {
    return 1;
}

QVariant SourceModel::data(const QModelIndex& index, int role) const {
    const auto* row = rowAt(index);
    if (row == nullptr) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return shown(row->name);
    case ProviderRole:
        return shown(row->provider);
    case Qt::ToolTipRole:
        return shown(row->provider) + QLatin1Char('\n') + spoken(*row, times_);
    case Qt::AccessibleTextRole:
        return spoken(*row, times_);
    default:
        return {};
    }
}

void SourceModel::begin(const protocol::SourcesSubscribed& begun) {
    sources_.clear();
    for (const auto& source : begun.sources) {
        sources_.insert_or_assign(source.key(), source);
    }
    rebuild();
}

void SourceModel::take(const protocol::SourcesChanged& changed) {
    if (!subscription_.isOf(changed.subscription)) {
        return;
    }
    for (const auto& source : changed.sources) {
        sources_.insert_or_assign(source.key(), source);
    }
    for (const auto& key : changed.removed) {
        sources_.erase(key);
    }
    rebuild();
}

void SourceModel::rebuild() {
    replace(current());
}

std::vector<SourceRow> SourceModel::current() const {
    std::vector<SourceRow> rows;
    rows.reserve(sources_.size());
    for (const auto& [key, source] : sources_) {
        rows.push_back(rowOf(source));
    }
    std::erase_if(rows, isOnlyADomain); // their sources stand alone then
    addQuietSenders(rows);
    markExposed(rows);
    nameApart(rows);
    std::ranges::sort(rows, comesFirst);
    return rows;
}

/// A sender of which nothing has come yet is a source to be.
void SourceModel::addQuietSenders(std::vector<SourceRow>& rows) const {
    for (const auto& sender : senders_.senders()) {
        const auto isOfIt = [&](const SourceRow& row) {
            return row.kind == SourceKind::Source && isInTree(row.provider, sender.provider);
        };
        if (!sender.revokedAt && std::ranges::none_of(rows, isOfIt)) {
            rows.push_back({.provider = sender.provider,
                            .parent = umbrellaOver(rows, sender.provider),
                            .name = sender.provider});
        }
    }
}

/// Refused posts are no events: the sender alone tells of a downgrade before the next one.
void SourceModel::markExposed(std::vector<SourceRow>& rows) const {
    for (const auto& sender : senders_.senders()) {
        if (sender.revokedAt || !sender.downgradeAttemptedAt) {
            continue;
        }
        for (auto& row : rows) {
            if (isInTree(row.provider, sender.provider)) {
                row.padlock = Padlock::Downgrade;
                row.sender = sender.id.toString();
            }
        }
    }
}

/// In place where the sources are the same ones, so that the selection stays.
void SourceModel::replace(std::vector<SourceRow> rows) {
    const auto family = [](const SourceRow& row) {
        return std::pair(row.key(), row.parent);
    };
    if (!std::ranges::equal(rows, rows_, {}, family, family)) {
        beginResetModel();
        rows_ = std::move(rows);
        connectFamilies();
        endResetModel();
        return;
    }
    for (std::size_t place = 0; place < rows.size(); ++place) {
        if (rows_[place] != rows[place]) {
            rows_[place] = std::move(rows[place]);
            Q_EMIT dataChanged(at(place), at(place));
        }
    }
}

void SourceModel::connectFamilies() {
    std::map<std::string, std::size_t> umbrellas;
    for (std::size_t place = 0; place < rows_.size(); ++place) {
        if (rows_[place].kind == SourceKind::Umbrella) {
            umbrellas[rows_[place].provider] = place;
        }
    }
    families_.assign(rows_.size(), {});
    roots_.clear();
    for (std::size_t place = 0; place < rows_.size(); ++place) {
        const auto& above = rows_[place].parent;
        const auto found = above ? umbrellas.find(*above) : umbrellas.end();
        auto& siblings = found == umbrellas.end() ? roots_ : families_[found->second].children;
        if (found != umbrellas.end()) {
            families_[place].parent = found->second;
        }
        families_[place].place = static_cast<int>(siblings.size());
        siblings.push_back(place);
    }
}

} // namespace tempo::model
