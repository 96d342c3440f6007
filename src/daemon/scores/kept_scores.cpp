#include "daemon/scores/kept_scores.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace tempo::daemon {
namespace {

namespace fs = std::filesystem;

std::string nameOf(const std::string& path) {
    return fs::path(path).filename().string();
}

} // namespace

KeptScores::KeptScores(fs::path scoreFolder)
    : scores_(std::move(scoreFolder)), folder_(scores_ / ".last-good") {}

score::Library KeptScores::load() {
    auto files = readScoreFolder(folder_, score::ScoreOrigin::Local);
    texts_.clear();
    for (auto& file : files) {
        const auto name = nameOf(file.path);
        file.path = (scores_ / name).string();
        if (file.text) {
            texts_.emplace(name, *file.text);
        }
    }
    return {files, {}};
}

Expected<void> KeptScores::keep(const score::Library& inForce,
                                std::span<const score::ScoreFile> files) {
    removeAllBut(files);
    for (const auto& [provider, entry] : inForce.scores()) {
        if (entry.origin != score::ScoreOrigin::Local || entry.outdated) {
            continue;
        }
        if (auto written = write(nameOf(entry.file), entry.text); !written) {
            return written;
        }
    }
    return {};
}

Expected<void> KeptScores::write(const std::string& name, const std::string& text) {
    const auto found = texts_.find(name);
    if (found != texts_.end() && found->second == text) {
        return {};
    }
    if (auto made = makeScoreFolder(folder_); !made) {
        return made;
    }
    auto written = writeScoreFile(folder_ / name, text);
    if (written) {
        texts_.insert_or_assign(name, text);
    }
    return written;
}

/// A copy that stays in spite of it is gone the next time.
void KeptScores::removeAllBut(std::span<const score::ScoreFile> files) {
    std::erase_if(texts_, [&](const auto& copy) {
        const bool stays = std::ranges::any_of(files, [&copy](const score::ScoreFile& file) {
            return file.origin == score::ScoreOrigin::Local && nameOf(file.path) == copy.first;
        });
        return !stays && removeScoreFile(folder_ / copy.first);
    });
}

} // namespace tempo::daemon
