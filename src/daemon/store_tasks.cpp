#include "daemon/store_tasks.hpp"

#include <vector>

namespace tempo::daemon {
namespace {

template<class Finished>
void finishAll(std::vector<Finished>& jobs) {
    for (auto& [job, outcome] : jobs) {
        job->finish(std::move(outcome));
    }
}

} // namespace

store::Writer::Delivery StoreTasks::writeDelivery(std::function<void()> afterCommit) {
    return [this, afterCommit = std::move(afterCommit)](auto jobs) {
        asio::post(io_, [jobs = std::move(jobs), afterCommit]() mutable {
            finishAll(jobs);
            afterCommit();
        });
    };
}

store::Writer::ListObserver StoreTasks::listObserver(std::function<void(store::ListChanges)> tell) {
    return [this, tell = std::move(tell)](store::ListChanges changes) {
        asio::post(io_,
                   [changes = std::move(changes), tell]() mutable { tell(std::move(changes)); });
    };
}

store::Reader::Delivery StoreTasks::readDelivery() {
    return [this](auto jobs) {
        asio::post(io_, [jobs = std::move(jobs)]() mutable { finishAll(jobs); });
    };
}

void StoreTasks::submit(std::unique_ptr<store::WriteJob> job, std::function<void(Error)> refused) {
    auto taken = store_->writer().submit(std::move(job));
    if (!taken) {
        asio::post(io_, [refused = std::move(refused), error = std::move(taken.error())]() mutable {
            refused(std::move(error));
        });
    }
}

void StoreTasks::submit(std::unique_ptr<store::ReadJob> job, std::function<void(Error)> refused) {
    readOn(store_->reader(), std::move(job), std::move(refused));
}

void StoreTasks::submitSearch(std::unique_ptr<store::ReadJob> job,
                              std::function<void(Error)> refused) {
    readOn(store_->searchReader(), std::move(job), std::move(refused));
}

void StoreTasks::submitInBackground(std::unique_ptr<store::ReadJob> job,
                                    std::function<void(Error)> refused) {
    readOn(store_->backgroundReader(), std::move(job), std::move(refused));
}

void StoreTasks::readOn(store::Reader& reader, std::unique_ptr<store::ReadJob> job,
                        std::function<void(Error)> refused) {
    auto taken = reader.submit(std::move(job));
    if (!taken) {
        asio::post(io_, [refused = std::move(refused), error = std::move(taken.error())]() mutable {
            refused(std::move(error));
        });
    }
}

} // namespace tempo::daemon
