#include "cli/curl.hpp"

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <spawn.h>
#include <utility>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ; // NOLINT(readability-redundant-declaration): POSIX leaves it to the program

namespace tempo::cli {
namespace {

/// One end of a pipe.
class End {
public:
    explicit End(int descriptor) : descriptor_(descriptor) {}
    End(const End&) = delete;
    End& operator=(const End&) = delete;
    ~End() { close(); }

    int get() const { return descriptor_; }
    void close() {
        if (descriptor_ >= 0) {
            ::close(std::exchange(descriptor_, -1));
        }
    }

private:
    int descriptor_;
};

struct Pipe {
    explicit Pipe(const std::array<int, 2>& ends) : out(ends[0]), in(ends[1]) {}
    End out; ///< to read from
    End in;  ///< to write to
};

std::array<int, 2> openPipe() {
    std::array<int, 2> ends{-1, -1};
    return ::pipe2(ends.data(), O_CLOEXEC) == 0 ? ends : std::array{-1, -1};
}

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        out += c == '"' || c == '\\' ? "\\" : "";
        out += c;
    }
    return out + "\"";
}

std::vector<std::string> argumentsFor(const HttpPost& post) {
    std::vector<std::string> arguments{
        "curl",  "-q",         "-g", "-sS", "--proto",        "=http,https", "--connect-timeout",
        "10",    "--max-time", "60", "-w",  "\n%{http_code}", "--config",    "-",
        "--url", post.url};
    if (!post.authority.empty()) {
        arguments.insert(arguments.end(), {"--cacert", post.authority});
    }
    if (!post.pin.empty()) {
        arguments.insert(arguments.end(), {"--pinnedpubkey", post.pin});
    }
    return arguments;
}

/// Starts curl with these pipes as its standard streams; an error number when it cannot be.
int start(std::vector<std::string> arguments, const Pipe& input, const Pipe& output, pid_t& child) {
    std::vector<char*> words;
    for (auto& argument : arguments) {
        words.push_back(argument.data());
    }
    words.push_back(nullptr);
    posix_spawn_file_actions_t actions{};
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, input.out.get(), STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, output.in.get(), STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, output.in.get(), STDERR_FILENO);
    const int error = ::posix_spawnp(&child, "curl", &actions, nullptr, words.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    return error;
}

void writeAll(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const auto written = ::write(descriptor, text.data(), text.size());
        if (written < 0 && errno != EINTR) {
            return; // curl has ended, and says why
        }
        text.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
}

std::string readAll(int descriptor) {
    std::string text;
    std::array<char, 4096> chunk{};
    for (;;) {
        const auto size = ::read(descriptor, chunk.data(), chunk.size());
        if (size > 0) {
            text.append(chunk.data(), static_cast<std::size_t>(size));
        } else if (size == 0 || errno != EINTR) {
            return text;
        }
    }
}

/// The last line is the status; before it stands the answer, or what curl says.
Result<HttpAnswer> answerOf(const std::string& said) {
    const auto line = said.rfind('\n');
    int status = 0;
    if (line != std::string::npos) {
        std::from_chars(said.data() + line + 1, said.data() + said.size(), status);
    }
    auto body = said.substr(0, line);
    if (status == 0) {
        body.erase(body.find_last_not_of('\n') + 1);
        const auto from = body.rfind("curl: ");
        return fail(ExitCode::Refused, from == std::string::npos ? body : body.substr(from));
    }
    return HttpAnswer{status, std::move(body)};
}

} // namespace

std::string curlConfiguration(const HttpPost& post) {
    std::string text;
    for (const auto& header : post.headers) {
        text += "header = " + quoted(header) + "\n";
    }
    return text + "data-binary = " + quoted(post.body) + "\n";
}

Result<HttpAnswer> postWithCurl(const HttpPost& post) {
    Pipe input(openPipe());
    Pipe output(openPipe());
    pid_t child = 0;
    if (const int error = start(argumentsFor(post), input, output, child); error != 0) {
        return fail(ExitCode::Refused, std::string("curl cannot be started: ") +
                                           std::strerror(error) + ". Install curl.");
    }
    input.out.close();
    output.in.close();
    std::signal(SIGPIPE, SIG_IGN); // curl may end before it has read all
    writeAll(input.in.get(), curlConfiguration(post));
    input.in.close();
    const auto said = readAll(output.out.get());
    int ended = 0;
    while (::waitpid(child, &ended, 0) < 0 && errno == EINTR) {
    }
    return answerOf(said);
}

} // namespace tempo::cli
