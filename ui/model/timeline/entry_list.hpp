#pragma once

#include "model/timeline/entry_source.hpp"
#include "model/timeline/entry_window.hpp"

#include <QObject>
#include <optional>
#include <variant>
#include <vector>

namespace tempo::model {

/// A window on a list of the daemon: read page by page at both edges, one question at a time, and
/// kept up to date by who is told of changes.
class EntryList final : public QObject {
    Q_OBJECT
public:
    struct Size {
        std::uint32_t page = 200; ///< entries that are read at once
        std::size_t most = 1000;  ///< entries that are kept, at most 1,000 more while they are read
    };

    EntryList(EntrySource source, Size size, QObject* parent = nullptr);

    const EntryWindow& window() const { return window_; }
    bool isReading() const { return reading_; }
    std::uint64_t unsearched() const { return unsearched_; }

    /// Forgets everything and reads from an end of the list, or what is older than a place.
    void readFrom(End end);
    void readBefore(const protocol::Place& place);

    /// Reads again what is held, in its place.
    void refresh();

    /// Somebody will look beyond this edge soon.
    void want(End end);

    /// Lets go at this end of what is too much.
    void shorten(End end) { window_.shorten(end, size_.most); }

    void put(TimelineEntry entry);
    void drop(const EntryKey& key);

Q_SIGNALS:
    /// Something has been read.
    void changed();
    /// It was the answer to readFrom or readBefore.
    void arrived();
    void failed(const QString& problem);

private:
    using Change = std::variant<TimelineEntry, EntryKey>;
    using Use = std::function<void(const EntryPage&)>;

    void begin(const EntryQuestion& question, const Edge& behind);
    void ask(const EntryQuestion& question, Use use);
    void readOn();
    void extend(End end);
    void readAgain();
    void apply(const Change& change);

    EntrySource source_;
    Size size_;
    EntryWindow window_;
    bool reading_ = false;
    bool refresh_ = false;
    bool arriving_ = false;
    std::optional<End> wanted_;
    std::uint64_t generation_ = 0; ///< answers to questions of an earlier one are of no use
    std::uint64_t unsearched_ = 0;
    std::vector<Change> meanwhile_; ///< told while a page, which can be older, is on its way
};

} // namespace tempo::model
