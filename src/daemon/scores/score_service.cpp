#include "daemon/scores/score_service.hpp"

#include "daemon/scores/score_preview.hpp"
#include "daemon/services/actor.hpp"
#include "store/audit/audit_log.hpp"
#include "store/events/derivation_table.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <utility>

namespace tempo::daemon {
namespace {

namespace fs = std::filesystem;

/// An editor writes a file in several steps.
constexpr std::chrono::milliseconds kSettlingTime{200};

fs::path fileOf(const fs::path& folder, const std::string& provider, std::string_view suffix) {
    return folder / (provider + std::string(suffix));
}

protocol::ScoreFault toMessage(const score::ScoreProblem& problem) {
    return {.file = problem.file,
            .line = problem.place.line,
            .column = problem.place.line == 0 ? 0 : problem.place.column,
            .pointer = problem.pointer,
            .detail = problem.detail};
}

protocol::ScoreInfo toMessage(const score::LibraryScore& entry) {
    return {.providerIdentifier = entry.score.providerIdentifier,
            .displayName = entry.score.displayName,
            .color = entry.score.color,
            .origin = std::string(toText(entry.origin)),
            .shadowing = entry.shadows,
            .outdated = entry.outdated,
            .file = entry.file};
}

Error faultsOf(const std::vector<score::ScoreFault>& faults) {
    std::string detail = "The score is not installed, because it has faults.";
    for (const auto& fault : faults) {
        detail += " Line " + std::to_string(fault.place.line) + ", column " +
                  std::to_string(fault.place.column) + ": " +
                  (fault.pointer.empty() ? "" : fault.pointer + ": ") + fault.detail;
    }
    return {ErrorCode::InvalidInput, std::move(detail)};
}

Error unknownScore(const std::string& provider) {
    return {ErrorCode::NotFound, "There is no score of " + provider +
                                     "; 'tempoctl score list' shows those that there are."};
}

} // namespace

ScoreService::ScoreService(asio::io_context& io, ScoreFolders folders, StoreTasks& tasks,
                           spdlog::logger& log)
    : folders_(std::move(folders)), tasks_(tasks), log_(log), kept_(folders_.local),
      watch_(
          io, [this] { read(); }, kSettlingTime) {}

void ScoreService::start() {
    read(kept_.load());
    if (!watch_.fault().empty()) {
        log_.warn("Changes of scores are not noticed, because {} cannot be watched; say 'tempoctl "
                  "score reload' after one.",
                  watch_.fault());
    }
}

void ScoreService::read() {
    const auto earlier = library_;
    read(*earlier);
}

/// Watches before it reads, so that no change is missed.
void ScoreService::read(const score::Library& earlier) {
    if (auto made = makeScoreFolder(folders_.local); !made) {
        log_.warn("{}", made.error().detail);
    }
    watch_.watchFolders({folders_.local});
    const auto files = readScoreFiles(folders_);
    const auto before =
        std::exchange(library_, std::make_shared<const score::Library>(files, earlier));
    logProblems(earlier);
    if (auto kept = kept_.keep(*library_, files); !kept) {
        log_.warn("The last good version of a score is not kept over a restart: {}",
                  kept.error().detail);
    }
    if (library_->scores() == before->scores()) {
        return;
    }
    log_.info("{} scores are in force.", library_->scores().size());
    if (neighbours_.changed) {
        neighbours_.changed(library_);
    }
}

void ScoreService::logProblems(const score::Library& earlier) const {
    for (const auto& problem : library_->problems()) {
        if (std::ranges::find(earlier.problems(), problem) == earlier.problems().end()) {
            log_.warn("A score file is not in force: {}", toText(problem));
        }
    }
}

std::vector<std::string> ScoreService::problems() const {
    std::vector<std::string> sentences;
    for (const auto& problem : library_->problems()) {
        sentences.push_back("A score file is not in force: " + toText(problem));
    }
    return sentences;
}

Async<protocol::ScoreList> ScoreService::list() {
    auto counting = tasks_.readInBackground<std::vector<store::SourceCount>>(
        [](const store::Connection& database) -> Expected<std::vector<store::SourceCount>> {
            return store::countSources(database);
        });
    const auto counts = co_await std::move(counting);
    if (!counts) {
        co_return tl::unexpected(counts.error());
    }
    protocol::ScoreList result;
    std::map<std::string, std::uint64_t> events;
    for (const auto& source : *counts) {
        if (const auto* chosen = library_->find(source.providerIdentifier)) {
            events[chosen->score.providerIdentifier] += source.events;
        }
    }
    for (const auto& [provider, entry] : library_->scores()) {
        auto& info = result.scores.emplace_back(toMessage(entry));
        info.events = events[provider];
        info.pending = neighbours_.pending ? neighbours_.pending(provider) : 0;
    }
    for (const auto& problem : library_->problems()) {
        result.faults.push_back(toMessage(problem));
    }
    co_return result;
}

Async<protocol::ScoreText> ScoreService::get(std::string provider) {
    const auto found = library_->scores().find(provider);
    if (found == library_->scores().end()) {
        co_return tl::unexpected(unknownScore(provider));
    }
    const auto& entry = found->second;
    co_return protocol::ScoreText{.providerIdentifier = provider,
                                  .origin = std::string(toText(entry.origin)),
                                  .file = entry.file,
                                  .text = entry.text};
}

/// Only files of the two folders are read.
Async<protocol::ScoreText> ScoreService::readFile(std::string file) {
    for (auto& found : readScoreFiles(folders_)) {
        if (found.path != file) {
            continue;
        }
        if (!found.text) {
            co_return tl::unexpected(found.text.error());
        }
        co_return protocol::ScoreText{.providerIdentifier = fs::path(file).stem().string(),
                                      .origin = std::string(toText(found.origin)),
                                      .file = file,
                                      .text = *std::move(found.text)};
    }
    co_return failure(ErrorCode::NotFound, "There is no score file " + file + ".");
}

Expected<std::string> ScoreService::installFile(const std::string& provider,
                                                std::string_view text) {
    const auto file = fileOf(folders_.local, provider, score::kScoreSuffix);
    if (!score::isScoreFileName(file.filename().string())) {
        return failure(ErrorCode::InvalidInput,
                       "A providerIdentifier that begins with a dot cannot name a file; choose "
                       "another one.");
    }
    if (auto written = writeScoreFile(file, text); !written) {
        return tl::unexpected(std::move(written.error()));
    }
    static_cast<void>(removeScoreFile(fileOf(folders_.local, provider, score::kOtherScoreSuffix)));
    return file.string();
}

Expected<std::string> ScoreService::removeFile(const std::string& provider) {
    const auto found = library_->scores().find(provider);
    if (found == library_->scores().end()) {
        return tl::unexpected(unknownScore(provider));
    }
    if (found->second.origin == score::ScoreOrigin::Bundled) {
        return failure(ErrorCode::Unsupported,
                       "The score of " + provider +
                           " comes with Tempo and cannot be removed. Install another one of the "
                           "same providerIdentifier to use that instead.");
    }
    if (auto removed = removeScoreFile(found->second.file); !removed) {
        return tl::unexpected(std::move(removed.error()));
    }
    return found->second.file;
}

/// Puts a change of the files in force and notes it.
Async<protocol::ScoreChanged> ScoreService::changed(protocol::ScoreChanged change, std::string kind,
                                                    control::Caller caller) {
    read();
    auto noting = tasks_.write<Done>(
        [change, kind = std::move(kind), caller](store::WriteContext& context) -> Expected<Done> {
            AuditEntry entry{.at = context.now, .kind = kind, .actor = actorOf(caller)};
            entry.provider = change.providerIdentifier;
            entry.detail = change.file;
            store::append(context, entry);
            return Done{};
        });
    const auto noted = co_await std::move(noting);
    if (!noted) {
        co_return tl::unexpected(noted.error());
    }
    co_return change;
}

Async<protocol::ScoreChanged> ScoreService::install(std::string text, control::Caller caller) {
    const auto read = score::readScore(text);
    if (!read) {
        co_return tl::unexpected(faultsOf(read.error()));
    }
    const auto file = installFile(read->providerIdentifier, text);
    if (!file) {
        co_return tl::unexpected(file.error());
    }
    auto changing = changed({read->providerIdentifier, *file}, "score.installed", caller);
    co_return co_await std::move(changing);
}

Async<protocol::ScoreChanged> ScoreService::remove(std::string provider, control::Caller caller) {
    const auto file = removeFile(provider);
    if (!file) {
        co_return tl::unexpected(file.error());
    }
    auto changing = changed({std::move(provider), *file}, "score.removed", caller);
    co_return co_await std::move(changing);
}

Async<protocol::ScorePreview> ScoreService::preview(protocol::ScorePreviewParams params) {
    return tasks_.read<protocol::ScorePreview>(
        [params = std::move(params), library = library_,
         moreSchemes =
             neighbours_.moreSchemes ? neighbours_.moreSchemes() : std::vector<std::string>()](
            const store::Connection& database) -> Expected<protocol::ScorePreview> {
            return readPreview(database, params, {library, moreSchemes});
        });
}

Async<protocol::ScoreList> ScoreService::reload() {
    read();
    return list();
}

} // namespace tempo::daemon
