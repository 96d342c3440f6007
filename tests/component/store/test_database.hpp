#pragma once

#include "component/store/manual_clock.hpp"
#include "store/database/connection.hpp"
#include "store/schema/migrations.hpp"
#include "store/threads/write_session.hpp"
#include "support/temporary_directory.hpp"

#include <array>
#include <optional>
#include <stdexcept>
#include <utility>

namespace tempo::test {

/// A WriteJob that does what a test tells it to.
template<class Work>
class WorkJob final : public store::WriteJob {
public:
    explicit WorkJob(Work work) : work_(std::move(work)) {}
    Expected<void> apply(store::WriteContext& context) override { return work_(context); }
    void finish(Expected<void> /*outcome*/) override {}

private:
    Work work_;
};

/// A migrated database in a folder of its own, written to on the thread of the test.
class TestDatabase {
public:
    TestDatabase() { reopen(); }

    /// Runs `work` as a job of its own transaction and gives what it returns.
    template<class Work>
    auto write(Work work) {
        std::optional<decltype(work(std::declval<store::WriteContext&>()))> result;
        WorkJob job([&](store::WriteContext& context) -> Expected<void> {
            result.emplace(work(context));
            return {};
        });
        std::array<store::WriteJob*, 1> jobs{&job};
        if (auto outcomes = session_->commit(jobs); !outcomes.front()) {
            throw std::runtime_error(outcomes.front().error().detail);
        }
        return std::move(*result);
    }

    /// Changes the database behind the back of the program.
    void tamper(store::Sql sql) { session_->connection().run(sql); }

    /// Forgets all that is in memory only.
    void reopen() {
        session_.reset();
        {
            store::Connection connection(file(), {store::Connection::Access::Create});
            if (auto migrated = migrate(connection, store::migrations()); !migrated) {
                throw std::runtime_error(migrated.error().detail);
            }
        }
        session_.emplace(file(), nullptr, clock);
    }

    store::WriteSession& session() { return *session_; }

    /// What the last transaction has changed in lists; once.
    store::ListChanges listChanges() { return session_->takeListChanges(); }

    store::Connection& connection() { return session_->connection(); }
    std::filesystem::path file() const { return folder_ / "tempo.db"; }

    ManualClock clock;

private:
    TemporaryDirectory folder_;
    std::optional<store::WriteSession> session_;
};

} // namespace tempo::test
