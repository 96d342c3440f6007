#include "control/feed_hub.hpp"

#include <tempo/protocol/codec.hpp>

namespace tempo::control {

const std::string& CommittedEvents::text(std::size_t index) {
    auto& text = texts_[index];
    if (text.empty()) {
        text = protocol::jsonText(*events_[index]);
    }
    return text;
}

void FeedHub::disconnect() {
    connected_ = false;
    subscription_.reset();
}

void FeedHub::add(Follower& follower) {
    followers_.push_back(&follower);
    if (connected_ && !subscription_) {
        subscription_ = feed_.subscribe(*this);
    }
}

void FeedHub::remove(Follower& follower) {
    std::erase(followers_, &follower);
    if (followers_.empty()) {
        subscription_.reset();
    }
}

void FeedHub::changed(const std::vector<std::shared_ptr<const Event>>& events) {
    CommittedEvents committed(events);
    const auto followers = followers_; // a follower may remove itself
    for (auto* follower : followers) {
        follower->changed(committed);
    }
}

void FeedHub::deleted(const std::vector<EventId>& ids) {
    const auto followers = followers_;
    for (auto* follower : followers) {
        follower->deleted(ids);
    }
}

void FeedHub::restyled(const std::string& score) {
    const auto followers = followers_;
    for (auto* follower : followers) {
        follower->restyled(score);
    }
}

} // namespace tempo::control
