#include "cli/text_file.hpp"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tempo::cli {
namespace {

tl::unexpected<Failure> unreadable(const std::string& path) {
    const int cause = errno;
    const ExitCode exit = cause == ENOENT || cause == ENOTDIR ? ExitCode::Usage
                          : cause == EACCES                   ? ExitCode::Forbidden
                                                              : ExitCode::Refused;
    return fail(exit, path + " cannot be read: " + std::generic_category().message(cause) + ".");
}

} // namespace

Result<std::string> readTextFile(const std::string& path, std::size_t atMost) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) {
        return fail(ExitCode::Usage, path + " is a folder; name a file in it.");
    }
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return unreadable(path);
    }
    std::string text(atMost + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (file.bad()) {
        return unreadable(path);
    }
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (text.size() > atMost) {
        return fail(ExitCode::Refused, path + " has more than " + std::to_string(atMost) +
                                           " bytes; name another file.");
    }
    return text;
}

Result<void> writeNewFile(const std::string& path, const std::string& text) {
    constexpr mode_t kOwnerOnly = S_IRUSR | S_IWUSR;
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kOwnerOnly);
    std::size_t done = 0;
    ssize_t count = 0;
    while (file >= 0 && done < text.size() &&
           (count = ::write(file, text.data() + done, text.size() - done)) > 0) {
        done += static_cast<std::size_t>(count);
    }
    const int cause = errno;
    if (file < 0 || ::close(file) != 0 || done < text.size()) {
        return fail(ExitCode::Refused,
                    path + " cannot be written: " + std::generic_category().message(cause) + ".");
    }
    return {};
}

} // namespace tempo::cli
