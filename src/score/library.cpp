#include "score/library.hpp"

#include "core/provider_identifier.hpp"
#include "score/score_version.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace tempo::score {
namespace {

std::string_view nameOf(std::string_view path) {
    return path.substr(path.rfind('/') + 1); // npos + 1 is 0
}

/// What the name of the file says that its provider is.
std::string_view providerOf(std::string_view path) {
    const auto name = nameOf(path);
    for (const auto suffix : {kScoreSuffix, kOtherScoreSuffix}) {
        if (name.ends_with(suffix)) {
            return name.substr(0, name.size() - suffix.size());
        }
    }
    return name;
}

/// Reads a file whose text is there.
tl::expected<Score, std::vector<ScoreFault>> readNamed(const ScoreFile& file) {
    auto score = readScore(*file.text);
    const auto provider = providerOf(file.path);
    if (score && score->providerIdentifier != provider) {
        const std::string pointer = "/providerIdentifier";
        return tl::unexpected(std::vector<ScoreFault>{
            {pointer, placeOfPointer(*file.text, pointer),
             "The file is named after " + std::string(provider) +
                 ", and this is another provider; name the file <providerIdentifier>.json."}});
    }
    return score;
}

const LibraryScore* lastGood(const Library& previous, const std::string& path) {
    const auto& scores = previous.scores();
    const auto found = std::ranges::find_if(
        scores, [&path](const auto& entry) { return entry.second.file == path; });
    return found == scores.end() ? nullptr : &found->second;
}

} // namespace

std::string_view toText(ScoreOrigin origin) {
    return origin == ScoreOrigin::Bundled ? "bundled" : "local";
}

bool isScoreFileName(std::string_view name) {
    return !name.starts_with('.') &&
           (name.ends_with(kScoreSuffix) || name.ends_with(kOtherScoreSuffix));
}

std::string toText(const ScoreProblem& problem) {
    auto text = problem.file + ":";
    if (problem.place.line > 0) {
        text +=
            std::to_string(problem.place.line) + ":" + std::to_string(problem.place.column) + ":";
    }
    text += problem.pointer.empty() ? " " : " " + problem.pointer + ": ";
    return text + problem.detail;
}

Library::Library(std::span<const ScoreFile> files, const Library& previous) {
    std::vector<const ScoreFile*> ordered;
    for (const auto& file : files) {
        ordered.push_back(&file);
    }
    // Bundled ones first, so that local ones find what they shadow.
    std::ranges::sort(ordered, {}, [](const ScoreFile* file) {
        return std::pair(file->origin, std::string_view(file->path));
    });
    for (const auto* file : ordered) {
        add(*file, previous);
    }
}

void Library::add(const ScoreFile& file, const Library& previous) {
    auto read = file.text ? readNamed(file)
                          : tl::unexpected(std::vector<ScoreFault>{
                                {"", {.line = 0, .column = 0}, file.text.error().detail}});
    if (read) {
        const auto version = versionOf(*file.text);
        const auto groupingVersion = groupingVersionOf(*read);
        put({.score = *std::move(read),
             .version = version,
             .groupingVersion = groupingVersion,
             .origin = file.origin,
             .file = file.path,
             .text = *file.text});
        return;
    }
    for (auto& fault : read.error()) {
        problems_.push_back(
            {file.path, fault.place, std::move(fault.pointer), std::move(fault.detail)});
    }
    if (const auto* good = lastGood(previous, file.path)) {
        auto kept = *good;
        kept.shadows = false;
        kept.outdated = true;
        put(std::move(kept));
    }
}

void Library::put(LibraryScore score) {
    const auto& provider = score.score.providerIdentifier;
    const auto found = scores_.find(provider);
    if (found == scores_.end()) {
        scores_.emplace(provider, std::move(score));
    } else if (found->second.origin != score.origin) {
        score.shadows = true;
        found->second = std::move(score);
    } else {
        report(score.file, "Another file, " + found->second.file +
                               ", is of the same provider and counts; remove one of them.");
    }
}

void Library::report(const std::string& file, std::string detail) {
    problems_.push_back({file, {.line = 0, .column = 0}, "", std::move(detail)});
}

} // namespace tempo::score
