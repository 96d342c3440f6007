#pragma once

#include "control/ports.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

/// What a client was told of a list, and how to tell it what is different now. Each is made with
/// what the answer to the subscription says. On the io thread.
namespace tempo::control {

class ListView {
public:
    using Lines = std::vector<std::string>;

    virtual ~ListView() = default;

    /// Whether update() needs to know which events and stacks have changed.
    virtual bool wantsNames() const { return false; }

    /// Reads the list, or what `changes` name, and gives the notifications to send: none when
    /// nothing is different. One call at a time.
    virtual Async<Lines> update(std::uint64_t subscription, ListChanges changes) = 0;
};

class SourcesView final : public ListView {
public:
    SourcesView(ListPort& lists, const std::vector<protocol::Source>& told);
    Async<Lines> update(std::uint64_t subscription, ListChanges changes) override;

private:
    protocol::SourcesChanged difference(std::vector<protocol::Source> sources);

    ListPort& lists_;
    std::map<protocol::SourceKey, protocol::Source> told_;
};

class CountsView final : public ListView {
public:
    CountsView(ListPort& lists, protocol::Counts told) : lists_(lists), told_(told) {}
    Async<Lines> update(std::uint64_t subscription, ListChanges changes) override;

private:
    ListPort& lists_;
    protocol::Counts told_;
};

class ActivityView final : public ListView {
public:
    ActivityView(ListPort& lists, protocol::ActivityParams params,
                 std::vector<protocol::SeverityCounts> told)
        : lists_(lists), params_(std::move(params)), told_(std::move(told)) {}
    Async<Lines> update(std::uint64_t subscription, ListChanges changes) override;

private:
    ListPort& lists_;
    protocol::ActivityParams params_;
    std::vector<protocol::SeverityCounts> told_;
};

class TimelineView final : public ListView {
public:
    TimelineView(ListPort& lists, protocol::TimelineFilter filter)
        : lists_(lists), filter_(std::move(filter)) {}
    bool wantsNames() const override { return true; }
    Async<Lines> update(std::uint64_t subscription, ListChanges changes) override;

private:
    ListPort& lists_;
    protocol::TimelineFilter filter_;
};

} // namespace tempo::control
