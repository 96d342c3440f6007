#include "cli/text_file.hpp"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

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

} // namespace tempo::cli
