#pragma once

#include "model/link/daemon_link.hpp"

#include <QObject>

namespace tempo::model {

/// Deletes selected events for good: first it tells how many there are, then, when it is told to,
/// it deletes those and no others, some at a time, so that it can be stopped.
class DeletionJob final : public QObject {
    Q_OBJECT
public:
    static constexpr std::uint64_t kStep = 2000;

    explicit DeletionJob(DaemonLink& link, QObject* parent = nullptr)
        : QObject(parent), link_(link) {}

    /// `counted` tells how many match.
    void count(const protocol::EventSelection& selection);

    /// Deletes what was counted last.
    void start();

    /// What is deleted already stays so.
    void cancel();
    bool isRunning() const { return isRunning_; }

Q_SIGNALS:
    void counted(quint64 matching);
    void progressed(quint64 deleted);
    void finished(quint64 deleted);
    void failed(const QString& problem);

private:
    void deleteSome();
    void end();

    DaemonLink& link_;
    protocol::EventEraseParams params_;
    quint64 deleted_ = 0;
    bool isRunning_ = false;
    std::uint64_t run_ = 0; ///< answers to an earlier one do not matter
};

} // namespace tempo::model
