#pragma once

#include "model/link/daemon_link.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>

namespace tempo::model {

/// One subscription to a list of the daemon: begun with each connection, and anew where too much
/// has changed at once; ended when another question takes its place. `Begun` is the answer, of
/// which `subscription` is a field.
template<class Question, class Begun>
class ListSubscription {
public:
    using Use = std::function<void(const Begun&)>;

    /// `use` gets each beginning, which holds the list as it is then or asks to read it anew. Lives
    /// as long as `owner`, which it is a member of; `link` must outlive both.
    ListSubscription(DaemonLink& link, QObject* owner, std::string method, Use use)
        : link_(link), owner_(owner), method_(std::move(method)), use_(std::move(use)) {
        QObject::connect(&link_, &DaemonLink::statusChanged, owner_, [this] {
            subscription_.reset();
            begin();
        });
        QObject::connect(&link_, &DaemonLink::listLagged, owner_,
                         [this](const protocol::ListLagged& lagged) {
                             if (isOf(lagged.subscription)) {
                                 subscription_.reset();
                                 begin();
                             }
                         });
    }
    ListSubscription(const ListSubscription&) = delete;
    ListSubscription& operator=(const ListSubscription&) = delete;

    /// From now on this is subscribed to, and nothing else.
    void ask(Question question) {
        end();
        question_ = std::move(question);
        begin();
    }

    /// Whether a notification belongs to it.
    bool isOf(std::uint64_t subscription) const { return subscription_ == subscription; }

private:
    void begin() {
        ++generation_;
        if (!link_.isConnected() || !question_) {
            return;
        }
        model::ask<Begun>(link_, owner_, method_, *question_,
                          [this, asked = generation_](const Expected<Begun>& begun) {
                              if (!begun) {
                                  return;
                              }
                              if (asked != generation_) {
                                  return unsubscribe(begun->subscription);
                              }
                              subscription_ = begun->subscription;
                              use_(*begun);
                          });
    }

    void end() {
        if (subscription_) {
            unsubscribe(*std::exchange(subscription_, std::nullopt));
        }
    }

    void unsubscribe(std::uint64_t subscription) {
        model::ask<protocol::Empty>(link_, owner_, "events.unsubscribe",
                                    protocol::SubscriptionParams{subscription},
                                    [](const Expected<protocol::Empty>&) {});
    }

    DaemonLink& link_;
    QObject* owner_;
    std::string method_;
    Use use_;
    std::optional<Question> question_;
    std::optional<std::uint64_t> subscription_;
    std::uint64_t generation_ = 0;
};

} // namespace tempo::model
