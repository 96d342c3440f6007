#include "daemon/tls/watched_names.hpp"

#include <system_error>
#include <vector>

namespace tempo::daemon {
namespace {

namespace fs = std::filesystem;

/// As many as the kernel follows (path_resolution(7)).
constexpr int kMostLinks = 40;

/// The way to a file, as far as it has been walked.
class Walk {
public:
    explicit Walk(const fs::path& file) { put(file); }

    WatchedNames names() && {
        while (!ahead_.empty() && links_ <= kMostLinks) {
            step();
        }
        return std::move(names_);
    }

private:
    /// `path` comes before what is ahead already.
    void put(const fs::path& path) {
        const std::vector<fs::path> parts(path.begin(), path.end());
        ahead_.insert(ahead_.end(), parts.rbegin(), parts.rend());
    }

    void step() {
        const auto part = ahead_.back();
        ahead_.pop_back();
        if (part == "/") {
            folder_ = part;
        } else if (part == "..") {
            folder_ = folder_.parent_path();
        } else if (!part.empty() && part != ".") {
            enter(part);
        }
    }

    void enter(const fs::path& part) {
        std::error_code error;
        const auto place = folder_ / part;
        const auto type = fs::symlink_status(place, error).type();
        if (type == fs::file_type::symlink) {
            names_[folder_].insert(part);
            ++links_;
            put(fs::read_symlink(place, error));
        } else if (type == fs::file_type::directory && !ahead_.empty()) {
            folder_ = place;
        } else {
            names_[folder_].insert(part);
            ahead_.clear();
        }
    }

    fs::path folder_ = "/";
    std::vector<fs::path> ahead_; ///< the next part last
    int links_ = 0;
    WatchedNames names_;
};

} // namespace

WatchedNames watchedNames(const fs::path& file) {
    return Walk(file).names();
}

} // namespace tempo::daemon
