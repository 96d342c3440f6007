#pragma once

#include "model/timeline/entry_list.hpp"
#include "model/timeline/timeline_lines.hpp"

#include <QObject>
#include <map>
#include <memory>

namespace tempo::model {

/// The members of the stacks that are unfolded, each a window of its own: of kMost stacks at most;
/// one more folds the one that has been unfolded for longest.
class UnfoldedStacks final : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t kMost = 16;
    static constexpr EntryList::Size kSize{.page = 50, .most = 200};

    explicit UnfoldedStacks(DaemonLink& link, QObject* parent = nullptr);

    bool contains(StackId stack) const { return stacks_.contains(stack); }
    UnfoldedWindows windows() const;

    /// Of those that are unfolded from now on.
    void setDismissed(protocol::Dismissed dismissed) { dismissed_ = dismissed; }

    void unfold(StackId stack);
    void fold(StackId stack);
    void foldAll();

    /// Folds those that are not among these.
    void keepOnly(const EntryWindow& entries);

    /// Reads all of them again.
    void refresh();

    /// Somebody looks beyond what is held of a stack: reads on there, and lets go at the other end.
    void readOn(StackId stack, End end);

    void put(const Event& event);
    void drop(const EventId& event);

Q_SIGNALS:
    void changed();

private:
    struct Unfolded {
        std::unique_ptr<EntryList> members;
        std::uint64_t since = 0;
    };

    DaemonLink& link_;
    std::map<StackId, Unfolded> stacks_;
    protocol::Dismissed dismissed_ = protocol::Dismissed::Hidden;
    std::uint64_t count_ = 0;
};

} // namespace tempo::model
