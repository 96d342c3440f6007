#pragma once

#include "control/ports.hpp"
#include "daemon/scores/kept_scores.hpp"
#include "daemon/scores/score_files.hpp"
#include "daemon/store_tasks.hpp"
#include "daemon/tls/file_watch.hpp"
#include "score/library.hpp"

#include <spdlog/logger.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace tempo::daemon {

/// The scores in force, kept as the files of two folders say. A change of the owner's files is in
/// force within a second; what is wrong with one is told and leaves its last good version in force,
/// over a restart too.
/// Io thread.
class ScoreService final : public control::ScorePort {
public:
    using InForce = std::shared_ptr<const score::Library>;

    /// What others have to do with scores.
    struct Neighbours {
        std::function<void(InForce)> changed; ///< told of each change of what is in force
        /// How many of the stored events for which a score is have yet to be derived by it.
        std::function<std::uint64_t(const std::string& score)> pending;
        std::function<std::vector<std::string>()> moreSchemes; ///< see score::resolveActions
    };

    /// All must outlive it. Nothing is read before start().
    ScoreService(asio::io_context& io, ScoreFolders folders, StoreTasks& tasks,
                 spdlog::logger& log);

    /// Reads the files, and watches those of the owner from then on.
    void start();

    void attach(Neighbours neighbours) { neighbours_ = std::move(neighbours); }
    void stop() { watch_.stop(); }

    const InForce& inForce() const { return library_; }

    /// What is wrong with files, in sentences.
    std::vector<std::string> problems() const;

    Async<protocol::ScoreList> list() override;
    Async<protocol::ScoreText> get(std::string provider) override;
    Async<protocol::ScoreText> readFile(std::string file) override;
    Async<protocol::ScoreChanged> install(std::string text, control::Caller caller) override;
    Async<protocol::ScoreChanged> remove(std::string provider, control::Caller caller) override;
    Async<protocol::ScorePreview> preview(protocol::ScorePreviewParams params) override;
    Async<protocol::ScoreList> reload() override;

private:
    void read();
    void read(const score::Library& earlier);
    void logProblems(const score::Library& earlier) const;
    Expected<std::string> installFile(const std::string& provider, std::string_view text);
    Expected<std::string> removeFile(const std::string& provider);
    Async<protocol::ScoreChanged> changed(protocol::ScoreChanged change, std::string kind,
                                          control::Caller caller);

    ScoreFolders folders_;
    StoreTasks& tasks_;
    spdlog::logger& log_;
    KeptScores kept_;
    FileWatch watch_;
    InForce library_ = std::make_shared<const score::Library>();
    Neighbours neighbours_;
};

} // namespace tempo::daemon
