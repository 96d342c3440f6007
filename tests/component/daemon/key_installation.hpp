#pragma once

#include "component/store/manual_clock.hpp"
#include "crypto/next_key_file.hpp"
#include "daemon/keys/open_keys.hpp"
#include "daemon/services/token_mint.hpp"
#include "daemon/store_tasks.hpp"
#include "store/senders/sender_table.hpp"
#include "store/settings/tls_table.hpp"
#include "support/temporary_directory.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <array>
#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace tempo::daemon::test {

/// The value of an outcome; throws where there is none.
template<class T>
T valueOf(Expected<T> outcome) {
    if (!outcome) {
        throw std::runtime_error(outcome.error().detail);
    }
    if constexpr (!std::is_void_v<T>) {
        return *std::move(outcome);
    }
}

/// A key file and a real store with its tasks, on an io context that the test drives: what a daemon
/// has after a start, and what it leaves on the disk when it ends at any moment.
class KeyInstallation {
public:
    KeyInstallation() { openStore(); }

    std::filesystem::path keyFile() const { return folder_ / "encryption_key"; }
    crypto::NextKeyFile nextFile() const { return crypto::NextKeyFile(keyFile()); }

    /// As at a start of the daemon.
    OpenedKeys open() {
        openStore();
        return valueOf(openKeys(valueOf(crypto::findKey({.file = keyFile()})), keyFile(), *store_));
    }

    /// Ends all that a daemon holds; the disk stays.
    void end() { store_.reset(); }

    template<class T>
    T await(Async<T> work) {
        std::optional<Expected<T>> result;
        boost::asio::co_spawn(io_, std::move(work),
                              [&](const std::exception_ptr& fault, Expected<T> outcome) {
                                  if (!fault) {
                                      result.emplace(std::move(outcome));
                                  }
                                  io_.stop();
                              });
        io_.restart();
        auto working = boost::asio::make_work_guard(io_);
        io_.run();
        if (!result) {
            throw std::runtime_error("the work ended with an exception");
        }
        return valueOf(*std::move(result));
    }

    template<class T>
    T write(StoreTasks::WriteWork<T> work) {
        return await(tasks_.write<T>(std::move(work)));
    }

    void tamper(store::Sql sql) {
        write<Done>([sql](store::WriteContext& context) -> Expected<Done> {
            context.database.run(sql);
            return Done{};
        });
    }

    /// A sender with a token; gives the token.
    std::string addSender(const OpenedKeys& keys, std::uint8_t number, bool showOnce = false) {
        Sender sender;
        sender.id.uuid.bytes.fill(number);
        sender.name = "sender " + std::to_string(number);
        sender.showOnce = showOnce;
        const auto issued = TokenMint(keys.ring, keys.lookup).issue(sender);
        write<Done>([&](store::WriteContext& context) -> Expected<Done> {
            return store::insertSender(context, sender, std::array{issued.stored}).map([] {
                return Done{};
            });
        });
        return std::string(issued.value.view());
    }

    std::vector<store::StoredSender> senders() const {
        std::vector<store::StoredSender> found;
        valueOf(store_->readNow(
            [&found](const store::Connection& database) { found = store::loadSenders(database); }));
        return found;
    }

    store::Store& store() { return *store_; }
    StoreTasks& tasks() { return tasks_; }

private:
    void openStore() {
        if (!store_) {
            store_ = valueOf(store::Store::open({.dataDirectory = folder_ / "data",
                                                 .writeDelivery = tasks_.writeDelivery([] {}),
                                                 .readDelivery = tasks_.readDelivery()},
                                                clock_));
            tasks_.attach(*store_);
        }
    }

    tempo::test::TemporaryDirectory folder_;
    tempo::test::ManualClock clock_;
    boost::asio::io_context io_;
    StoreTasks tasks_{io_};
    std::unique_ptr<store::Store> store_;
};

} // namespace tempo::daemon::test
