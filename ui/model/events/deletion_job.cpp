#include "model/events/deletion_job.hpp"

namespace tempo::model {

void DeletionJob::count(const protocol::EventSelection& selection) {
    params_ = {.selection = selection, .upTo = 0, .limit = kStep};
    ask<protocol::EventMatches>(
        link_, this, "events.countMatching", selection,
        [this, run = ++run_](const Expected<protocol::EventMatches>& matches) {
            if (run != run_) {
                return;
            }
            if (matches) {
                params_.upTo = matches->upTo;
                Q_EMIT counted(matches->matching);
            } else {
                Q_EMIT failed(shown(matches.error().detail));
            }
        });
}

void DeletionJob::start() {
    deleted_ = 0;
    isRunning_ = true;
    deleteSome();
}

void DeletionJob::cancel() {
    if (isRunning_) {
        end();
    }
}

void DeletionJob::deleteSome() {
    ask<protocol::ChangedResult>(
        link_, this, "events.deleteMatching", params_,
        [this, run = ++run_](const Expected<protocol::ChangedResult>& result) {
            if (run != run_) {
                return;
            }
            if (!result) {
                isRunning_ = false;
                Q_EMIT failed(shown(result.error().detail));
                return;
            }
            deleted_ += result->changed;
            Q_EMIT progressed(deleted_);
            if (!isRunning_) {
                return; // who heard of it has stopped it
            }
            if (result->changed < kStep) {
                end();
            } else {
                deleteSome();
            }
        });
}

void DeletionJob::end() {
    ++run_;
    isRunning_ = false;
    Q_EMIT finished(deleted_);
}

} // namespace tempo::model
