#include "cli/score_file.hpp"

#include "cli/output/escape.hpp"
#include "cli/text_file.hpp"

namespace tempo::cli {

tl::expected<score::Score, ScoreProblem> readScoreFile(const std::string& path) {
    auto text = readTextFile(path, score::kScoreSize);
    if (!text) {
        return tl::unexpected<ScoreProblem>(std::move(text.error()));
    }
    auto score = score::readScore(*text);
    if (!score) {
        return tl::unexpected<ScoreProblem>(std::move(score.error()));
    }
    return std::move(*score);
}

std::string faultLines(const std::string& path, const std::vector<score::ScoreFault>& faults) {
    std::string lines;
    for (const auto& fault : faults) {
        const auto where = path + ":" + std::to_string(fault.place.line) + ":" +
                           std::to_string(fault.place.column) + ": ";
        const auto pointer = fault.pointer.empty() ? "" : fault.pointer + ": ";
        lines += escapeForTerminal(where + pointer + fault.detail) + "\n";
    }
    return lines;
}

} // namespace tempo::cli
