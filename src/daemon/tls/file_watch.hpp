#pragma once

#include "daemon/tls/watched_names.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace tempo::daemon {

/// Calls a function when files have been written, replaced, renamed or given other permissions, or
/// symbolic links on the way to them point elsewhere, as the kernel tells by inotify(7); once the
/// changes have settled, since several files are rarely replaced at once. Io thread.
class FileWatch {
public:
    FileWatch(boost::asio::io_context& io, std::function<void()> changed,
              std::chrono::milliseconds settlingTime = std::chrono::seconds(1));
    FileWatch(const FileWatch&) = delete;
    FileWatch& operator=(const FileWatch&) = delete;
    ~FileWatch() = default;

    /// Watches these files, absolute paths, in place of those before. To be called again after each
    /// change: links may lead elsewhere then.
    void watch(const std::vector<std::filesystem::path>& files);

    /// Watches whatever is in these folders instead, and where links in them lead.
    void watchFolders(const std::vector<std::filesystem::path>& folders);

    /// Which folder cannot be watched and why, in words; empty when all are.
    const std::string& fault() const { return fault_; }

    void stop();

private:
    /// By watch descriptor; kEveryName among them stands for all.
    using Names = std::map<int, std::set<std::string>>;

    void watchNames(const WatchedNames& wanted);
    void wait();
    bool drain();
    bool concerns(int watch, const char* name) const;
    void settle();

    boost::asio::posix::stream_descriptor events_;
    boost::asio::steady_timer settled_;
    std::chrono::milliseconds settlingTime_;
    std::function<void()> changed_;
    Names names_;
    std::string fault_;
};

} // namespace tempo::daemon
