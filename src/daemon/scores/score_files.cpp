#include "daemon/scores/score_files.hpp"

#include "crypto/file_descriptor.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tempo::daemon {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> cannot(std::string_view doing, const fs::path& file, int reason) {
    return failure(ErrorCode::Unavailable, "Cannot " + std::string(doing) + " " + file.string() +
                                               ": " + std::generic_category().message(reason) +
                                               ". Check its permissions.");
}

/// One byte more than a score may have, so that the reader sees that it is too long.
Expected<std::string> readScoreText(const fs::path& file) {
    std::error_code error;
    if (!fs::is_regular_file(file, error)) { // a FIFO would keep everybody waiting
        return failure(ErrorCode::InvalidInput,
                       "This is not a file that can be read. Remove it, or correct the link.");
    }
    std::ifstream stream(file, std::ios::binary);
    std::string text(score::kScoreSize + 1, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (stream.bad() || (stream.fail() && !stream.eof())) {
        return cannot("read", file, errno);
    }
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return text;
}

bool writeAll(const crypto::FileDescriptor& file, std::string_view text) {
    while (!text.empty()) {
        const auto written = ::write(file.get(), text.data(), text.size());
        if (written < 0 && errno != EINTR) {
            return false;
        }
        text.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
    }
    return ::fsync(file.get()) == 0;
}

void syncFolder(const fs::path& folder) {
    const crypto::FileDescriptor opened(::open(folder.c_str(), O_RDONLY | O_CLOEXEC | O_DIRECTORY));
    if (opened.isOpen()) {
        ::fsync(opened.get());
    }
}

} // namespace

fs::path bundledScores() {
    std::error_code error;
    const auto program = fs::read_symlink("/proc/self/exe", error);
    return program.parent_path().parent_path() / "share" / "tempo" / "scores";
}

std::vector<score::ScoreFile> readScoreFolder(const fs::path& folder, score::ScoreOrigin origin) {
    std::vector<score::ScoreFile> files;
    std::error_code error;
    for (auto at = fs::directory_iterator(folder, error); !error && at != fs::directory_iterator();
         at.increment(error)) {
        if (score::isScoreFileName(at->path().filename().string())) {
            files.push_back({at->path().string(), origin, readScoreText(at->path())});
        }
    }
    return files;
}

std::vector<score::ScoreFile> readScoreFiles(const ScoreFolders& folders) {
    auto files = readScoreFolder(folders.bundled, score::ScoreOrigin::Bundled);
    std::ranges::move(readScoreFolder(folders.local, score::ScoreOrigin::Local),
                      std::back_inserter(files));
    return files;
}

Expected<void> makeScoreFolder(const fs::path& folder) {
    if (::mkdir(folder.c_str(), S_IRWXU) != 0 && errno != EEXIST) {
        return cannot("make the folder", folder, errno);
    }
    return {};
}

Expected<void> writeScoreFile(const fs::path& file, std::string_view text) {
    const auto partial = file.parent_path() / ("." + file.filename().string() + ".partial");
    ::unlink(partial.c_str()); // of an earlier try that was cut short
    {
        const crypto::FileDescriptor opened(
            ::open(partial.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR));
        if (!opened.isOpen() || !writeAll(opened, text)) {
            return cannot("write", partial, errno);
        }
    }
    if (::rename(partial.c_str(), file.c_str()) != 0) {
        return cannot("write", file, errno);
    }
    syncFolder(file.parent_path());
    return {};
}

Expected<void> removeScoreFile(const fs::path& file) {
    if (::unlink(file.c_str()) != 0 && errno != ENOENT) {
        return cannot("remove", file, errno);
    }
    syncFolder(file.parent_path());
    return {};
}

} // namespace tempo::daemon
