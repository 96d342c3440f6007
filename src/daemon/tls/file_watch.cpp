#include "daemon/tls/file_watch.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <system_error>
#include <utility>

#include <sys/inotify.h>
#include <unistd.h>

namespace tempo::daemon {
namespace {

/// No file has this name.
constexpr const char* kEveryName = "/";

/// IN_CREATE is for links; a file that is being written tells with IN_CLOSE_WRITE.
constexpr std::uint32_t kChanges = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM |
                                   IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF |
                                   IN_ONLYDIR;

} // namespace

FileWatch::FileWatch(boost::asio::io_context& io, std::function<void()> changed,
                     std::chrono::milliseconds settlingTime)
    : events_(io), settled_(io), settlingTime_(settlingTime), changed_(std::move(changed)) {
    if (const int descriptor = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK); descriptor >= 0) {
        events_.assign(descriptor);
        wait();
    }
}

void FileWatch::watch(const std::vector<std::filesystem::path>& files) {
    WatchedNames wanted;
    for (const auto& file : files) {
        for (auto& [folder, names] : watchedNames(file)) {
            wanted[folder].merge(names);
        }
    }
    watchNames(wanted);
}

void FileWatch::watchFolders(const std::vector<std::filesystem::path>& folders) {
    WatchedNames wanted;
    for (const auto& folder : folders) {
        wanted[folder].insert(kEveryName);
        std::error_code error;
        for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
            if (!entry.is_symlink(error)) {
                continue;
            }
            for (auto& [place, names] : watchedNames(entry.path())) {
                wanted[place].merge(names);
            }
        }
    }
    watchNames(wanted);
}

void FileWatch::watchNames(const WatchedNames& wanted) {
    Names names;
    fault_.clear();
    for (const auto& [folder, inside] : wanted) {
        const int watch = ::inotify_add_watch(events_.native_handle(), folder.c_str(), kChanges);
        if (watch >= 0) {
            names[watch].insert(inside.begin(), inside.end());
        } else if (fault_.empty()) {
            fault_ = folder.string() + " (" + std::generic_category().message(errno) + ")";
        }
    }
    const auto before = std::exchange(names_, std::move(names));
    for (const auto& [watch, unused] : before) {
        if (!names_.contains(watch)) {
            ::inotify_rm_watch(events_.native_handle(), watch);
        }
    }
}

void FileWatch::stop() {
    boost::system::error_code ignored;
    events_.close(ignored);
    settled_.cancel();
}

void FileWatch::wait() {
    events_.async_wait(events_.wait_read, [this](const boost::system::error_code& error) {
        if (error) {
            return;
        }
        if (drain()) {
            settle();
        }
        wait();
    });
}

/// Whether any of what has happened concerns the files.
bool FileWatch::drain() {
    bool found = false;
    alignas(inotify_event) std::array<char, 8192> buffer{};
    ssize_t size = 0;
    while ((size = ::read(events_.native_handle(), buffer.data(), buffer.size())) > 0) {
        for (const char* at = buffer.data(); at < buffer.data() + size;) {
            inotify_event event{};
            std::memcpy(&event, at, sizeof event);
            const char* const name = event.len > 0 ? at + sizeof event : "";
            found = found || (event.mask & IN_Q_OVERFLOW) != 0 || concerns(event.wd, name);
            at += sizeof event + event.len;
        }
    }
    return found;
}

/// An event without a name is about the folder itself.
bool FileWatch::concerns(int watch, const char* name) const {
    const auto found = names_.find(watch);
    return found != names_.end() &&
           (*name == '\0' || found->second.contains(name) || found->second.contains(kEveryName));
}

void FileWatch::settle() {
    settled_.expires_after(settlingTime_);
    settled_.async_wait([this](const boost::system::error_code& cancelled) {
        if (!cancelled) {
            changed_();
        }
    });
}

} // namespace tempo::daemon
