// Makes TLS 1.3 connections one after the other on each of several threads, sends one request on
// each, and tells how many a second were served.
//
//   handshakes PORT SECONDS THREADS full|resumed
//
// A connection counts when its answer has been read to the end and both sides have said that they
// close. With `resumed`, each begins with the ticket of a first one. The certificate's chain is not
// checked: that is the client's work and not what is measured. Talks to 127.0.0.1 only, from one
// source address a thread, so that ports do not run out. Prints JSON.

#include <openssl/ssl.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <exception>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view kRequest =
    "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

enum class Handshake { Full, Resumed };

struct Plan {
    std::uint16_t port = 0;
    double seconds = 0;
    unsigned threads = 0;
    Handshake handshake = Handshake::Full;
};

template<auto free>
struct Freed {
    template<typename T>
    void operator()(T* object) const {
        free(object);
    }
};
using Context = std::unique_ptr<SSL_CTX, Freed<SSL_CTX_free>>;
using Connection = std::unique_ptr<SSL, Freed<SSL_free>>;
using Session = std::unique_ptr<SSL_SESSION, Freed<SSL_SESSION_free>>;

void require(bool holds, const char* what) {
    if (!holds) {
        throw std::runtime_error(what);
    }
}

class Socket {
public:
    // `thread` decides on the source address, 127.0.2.1 and on.
    Socket(std::uint16_t port, unsigned thread) : descriptor_(::socket(AF_INET, SOCK_STREAM, 0)) {
        const int on = 1;
        ::setsockopt(descriptor_, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
        const auto from = address(INADDR_LOOPBACK + 512 + thread, 0);
        require(::bind(descriptor_, reinterpret_cast<const sockaddr*>(&from), sizeof from) == 0,
                "bind failed");
        const auto to = address(INADDR_LOOPBACK, port);
        require(::connect(descriptor_, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0,
                "connect failed");
        ::setsockopt(descriptor_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    ~Socket() { ::close(descriptor_); }

    int descriptor() const { return descriptor_; }

private:
    static sockaddr_in address(std::uint32_t host, std::uint16_t port) {
        sockaddr_in made{};
        made.sin_family = AF_INET;
        made.sin_addr.s_addr = htonl(host);
        made.sin_port = htons(port);
        return made;
    }

    int descriptor_;
};

Context makeContext() {
    Context context(SSL_CTX_new(TLS_client_method()));
    SSL_CTX_set_min_proto_version(context.get(), TLS1_3_VERSION);
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_NONE, nullptr);
    return context;
}

// One connection from its beginning to its end; its session, for a later one to resume.
Session serve(SSL_CTX* context, const Plan& plan, unsigned thread, SSL_SESSION* resumed) {
    const Socket socket(plan.port, thread);
    const Connection connection(SSL_new(context));
    SSL* tls = connection.get();
    SSL_set_fd(tls, socket.descriptor());
    if (resumed != nullptr) {
        SSL_set_session(tls, resumed);
    }
    require(SSL_connect(tls) == 1, "the handshake failed");
    require((SSL_session_reused(tls) == 1) == (resumed != nullptr), "not the handshake asked for");
    require(SSL_write(tls, kRequest.data(), static_cast<int>(kRequest.size())) > 0, "write failed");
    std::string answer(4096, '\0');
    int size = SSL_read(tls, answer.data(), static_cast<int>(answer.size()));
    require(size > 0 && std::string_view(answer).starts_with("HTTP/1.1 20"), "not served");
    while (size > 0) {
        size = SSL_read(tls, answer.data(), static_cast<int>(answer.size()));
    }
    require(SSL_get_error(tls, size) == SSL_ERROR_ZERO_RETURN, "cut off without a close_notify");
    SSL_shutdown(tls);
    return Session(SSL_get1_session(tls));
}

std::uint64_t serveUntil(Clock::time_point end, const Plan& plan, unsigned thread) {
    const auto context = makeContext();
    Session session;
    if (plan.handshake == Handshake::Resumed) {
        session = serve(context.get(), plan, thread, nullptr);
    }
    std::uint64_t served = 0;
    for (; Clock::now() < end; ++served) {
        serve(context.get(), plan, thread, session.get());
    }
    return served;
}

struct Outcome {
    std::atomic<std::uint64_t> served = 0;
    std::atomic<unsigned> failed = 0;
};

void work(Clock::time_point end, const Plan& plan, unsigned thread, Outcome& outcome) {
    try {
        outcome.served += serveUntil(end, plan, thread);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "handshakes: %s\n", error.what());
        ++outcome.failed;
    }
}

int run(const Plan& plan) {
    const auto start = Clock::now();
    const auto end = start + std::chrono::duration_cast<Clock::duration>(
                                 std::chrono::duration<double>(plan.seconds));
    Outcome outcome;
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < plan.threads; ++i) {
        threads.emplace_back(work, end, std::cref(plan), i, std::ref(outcome));
    }
    for (auto& thread : threads) {
        thread.join();
    }
    const std::chrono::duration<double> took = Clock::now() - start;
    std::printf("{\"connections\":%llu,\"seconds\":%.6f}\n",
                static_cast<unsigned long long>(outcome.served), took.count());
    return outcome.failed == 0 ? 0 : 1;
}

Plan readPlan(char** arguments) {
    Plan plan;
    plan.port = static_cast<std::uint16_t>(std::stoul(arguments[1]));
    plan.seconds = std::stod(arguments[2]);
    plan.threads = static_cast<unsigned>(std::stoul(arguments[3]));
    const std::string_view kind = arguments[4];
    require(kind == "full" || kind == "resumed", "the handshake is full or resumed");
    plan.handshake = kind == "full" ? Handshake::Full : Handshake::Resumed;
    require(plan.seconds > 0 && plan.threads > 0 && plan.threads < 200, "nothing to do");
    return plan;
}

} // namespace

int main(int count, char** arguments) {
    if (count != 5) {
        std::fputs("usage: handshakes PORT SECONDS THREADS full|resumed\n", stderr);
        return 2;
    }
    std::signal(SIGPIPE, SIG_IGN);
    try {
        return run(readPlan(arguments));
    } catch (const std::exception& error) {
        std::fprintf(stderr, "handshakes: %s\n", error.what());
        return 1;
    }
}
