#pragma once

#include "model/link/daemon_link.hpp"

#include <QObject>
#include <string>
#include <vector>

namespace tempo::model {

using protocol::Mark;

/// Marking events and stacks with all their members, and taking the last marking back. The lists
/// change when the daemon has told so, not before.
class EventActions final : public QObject {
    Q_OBJECT
public:
    explicit EventActions(DaemonLink& link, QObject* parent = nullptr);

    void mark(Mark mark, std::vector<EventId> events, std::vector<StackId> stacks = {});

    /// Everything that the filter holds, however much that is.
    void markAll(Mark mark, const protocol::TimelineFilter& filter);

    /// Everything that a search finds.
    void markFound(Mark mark, const std::string& query);

    /// Acknowledges everything that needs attention.
    void acknowledgeAll();

    /// Takes the last marking back, but from what has changed since; nothing happens where there is
    /// none.
    void undo();

    bool canUndo() const { return !last_.empty(); }

Q_SIGNALS:
    /// The daemon has marked so many events; undo() takes it back.
    void marked(tempo::model::Mark mark, quint64 count);
    void undone(quint64 count);
    void failed(const QString& problem);

private:
    /// What is sent in several requests, one after the other.
    struct Marking {
        Mark mark = Mark::Acknowledge;
        std::vector<protocol::TimelineMarkParams> left; ///< the next one at the back
        std::vector<protocol::TimelineMarking> done;
        quint64 count = 0;
    };

    void findFurther(Mark mark, const protocol::EventSearchParams& params,
                     std::vector<EventId> found);
    void send(Marking marking);
    void takeBack(std::vector<protocol::TimelineMarking> left, quint64 count);

    DaemonLink& link_;
    std::vector<protocol::TimelineMarking> last_;
};

} // namespace tempo::model
