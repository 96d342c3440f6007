#pragma once

#include "control/ports.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace tempo::control {

/// The events of one commit, each turned into text when somebody first asks for it and then once
/// for all subscribers.
class CommittedEvents {
public:
    explicit CommittedEvents(const std::vector<std::shared_ptr<const Event>>& events)
        : events_(events), texts_(events.size()) {}

    std::size_t size() const { return events_.size(); }
    const Event& event(std::size_t index) const { return *events_[index]; }
    const std::string& text(std::size_t index);

private:
    const std::vector<std::shared_ptr<const Event>>& events_;
    std::vector<std::string> texts_;
};

/// Hands the feed of the daemon to every subscription of every session. On the io thread.
class FeedHub final : public EventFeed::Listener {
public:
    class Follower {
    public:
        virtual ~Follower() = default;
        virtual void changed(CommittedEvents& events) = 0;
        virtual void deleted(const std::vector<EventId>& ids) = 0;
        virtual void restyled(const std::string& score) = 0;
    };

    explicit FeedHub(EventFeed& feed) : feed_(feed) {}

    /// Listens to the feed no more, which may end before the hub. Nobody who is added is told.
    void disconnect();

    /// The hub listens to the feed while somebody follows: the feed copies no event for nobody. A
    /// follower removes itself before it is destroyed; it may do so while it is called.
    void add(Follower& follower);
    void remove(Follower& follower);

    std::uint32_t followers() const { return static_cast<std::uint32_t>(followers_.size()); }
    Sequence lastSequence() const { return feed_.lastSequence(); }

    void changed(const std::vector<std::shared_ptr<const Event>>& events) override;
    void deleted(const std::vector<EventId>& ids) override;
    void restyled(const std::string& score) override;

private:
    EventFeed& feed_;
    std::unique_ptr<FeedSubscription> subscription_;
    std::vector<Follower*> followers_;
    bool connected_ = true;
};

} // namespace tempo::control
