// Sends one HTTP request over and over at a fixed rate and tells how long the answers took.
//
//   fixed_rate PORT REQUEST_FILE RATE SECONDS CONNECTIONS
//
// REQUEST_FILE holds the bytes of a whole keep-alive request. The schedule is open: request n is
// due at start + n / RATE, whether or not earlier ones were answered, and its latency counts from
// then
// ("coordinated omission" is thus not left out). Each connection has one request under way; what
// finds no free connection waits, and its waiting counts. Talks to 127.0.0.1 only. Prints JSON.

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::nanoseconds;

// What is still unanswered this long after the last request was due is given up.
constexpr std::chrono::seconds kGrace{10};

struct Plan {
    std::uint16_t port = 0;
    std::string request;
    double rate = 0;
    double seconds = 0;
    std::size_t connections = 0;

    std::uint64_t requests() const { return static_cast<std::uint64_t>(rate * seconds); }
};

struct Outcome {
    std::vector<nanoseconds> latencies; // of answers with 200
    std::uint64_t refused = 0;          // answers with another status
};

[[noreturn]] void fail(std::string_view what) {
    throw std::runtime_error(std::string(what) + ": " + std::strerror(errno));
}

// The length of the first whole answer in `text` and whether it is a success; nothing until it is
// whole.
struct Answer {
    std::size_t size = 0;
    bool served = false;
};

std::optional<Answer> firstAnswer(std::string_view text) {
    const std::size_t end = text.find("\r\n\r\n");
    if (end == std::string_view::npos) {
        return std::nullopt;
    }
    constexpr std::string_view kLength = "Content-Length: ";
    std::size_t length = 0;
    const std::string_view head = text.substr(0, end);
    if (const std::size_t at = head.find(kLength); at != std::string_view::npos) {
        const char* digits = head.data() + at + kLength.size();
        std::from_chars(digits, head.data() + head.size(), length);
    }
    const std::size_t size = end + 4 + length;
    if (text.size() < size) {
        return std::nullopt;
    }
    return Answer{size, text.starts_with("HTTP/1.1 20")};
}

class Connection {
public:
    explicit Connection(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
            fail("connect");
        }
        const int on = 1;
        ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    Connection(Connection&& other) noexcept
        : socket_(std::exchange(other.socket_, -1)), due_(other.due_),
          received_(std::move(other.received_)) {}
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    Connection& operator=(Connection&&) = delete;
    ~Connection() {
        if (socket_ >= 0) {
            ::close(socket_);
        }
    }

    int socket() const { return socket_; }
    Clock::time_point due() const { return due_; }

    void send(const std::string& request, Clock::time_point due) {
        due_ = due;
        // A request is far smaller than an empty socket buffer: it is taken whole or not at all.
        const auto size = static_cast<ssize_t>(request.size());
        if (::send(socket_, request.data(), request.size(), MSG_NOSIGNAL) != size) {
            fail("send");
        }
    }

    // Reads what has arrived; an answer once it is whole.
    std::optional<Answer> receive() {
        std::array<char, 4096> buffer{};
        const ssize_t size = ::recv(socket_, buffer.data(), buffer.size(), MSG_DONTWAIT);
        if (size <= 0) {
            throw std::runtime_error("the server closed a connection");
        }
        received_.append(buffer.data(), static_cast<std::size_t>(size));
        const auto answer = firstAnswer(received_);
        if (answer) {
            received_.erase(0, answer->size);
        }
        return answer;
    }

private:
    int socket_;
    Clock::time_point due_;
    std::string received_;
};

class FixedRate {
public:
    explicit FixedRate(const Plan& plan)
        : plan_(plan), poll_(::epoll_create1(0)),
          timer_(::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK)),
          start_(Clock::now() + std::chrono::milliseconds(100)) {
        for (std::size_t i = 0; i < plan.connections; ++i) {
            connections_.emplace_back(plan.port);
            watch(connections_.back().socket(), i);
            free_.push_back(i);
        }
        watch(timer_, kTimer);
        outcome_.latencies.reserve(plan.requests());
    }

    Outcome run() {
        const auto giveUp = dueTime(plan_.requests()) + kGrace;
        while (answered_ < plan_.requests() && Clock::now() < giveUp) {
            sendWhatIsDue();
            waitAndReceive();
        }
        return std::move(outcome_);
    }

private:
    static constexpr std::uint64_t kTimer = UINT64_MAX;

    Clock::time_point dueTime(std::uint64_t number) const {
        const double offset = static_cast<double>(number) * 1e9 / plan_.rate;
        return start_ + nanoseconds(static_cast<std::int64_t>(offset));
    }

    void watch(int descriptor, std::uint64_t tag) {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = tag;
        if (::epoll_ctl(poll_, EPOLL_CTL_ADD, descriptor, &event) != 0) {
            fail("epoll_ctl");
        }
    }

    void sendWhatIsDue() {
        const auto now = Clock::now();
        while (!free_.empty() && sent_ < plan_.requests() && dueTime(sent_) <= now) {
            connections_[free_.back()].send(plan_.request, dueTime(sent_));
            free_.pop_back();
            ++sent_;
        }
        armTimer();
    }

    // Wakes for the next request, or, when none is due any more, to notice that time is up. Without
    // a free connection only an answer can help: a timer that is past would spin and take the
    // processor from the program that is measured.
    void armTimer() const {
        itimerspec when{};
        if (!free_.empty()) {
            const bool over = sent_ == plan_.requests();
            const auto next = over ? Clock::now() + std::chrono::milliseconds(100) : dueTime(sent_);
            const auto since = next.time_since_epoch();
            when.it_value.tv_sec = std::chrono::floor<std::chrono::seconds>(since).count();
            when.it_value.tv_nsec = (since % std::chrono::seconds(1)).count();
        }
        ::timerfd_settime(timer_, TFD_TIMER_ABSTIME, &when, nullptr);
    }

    void waitAndReceive() {
        std::array<epoll_event, 64> events{};
        const int count = ::epoll_wait(poll_, events.data(), static_cast<int>(events.size()), 1000);
        for (int i = 0; i < count; ++i) {
            const std::uint64_t tag = events.at(static_cast<std::size_t>(i)).data.u64;
            tag == kTimer ? clearTimer() : receive(tag);
        }
    }

    void clearTimer() const {
        std::uint64_t expirations = 0;
        [[maybe_unused]] const ssize_t size = ::read(timer_, &expirations, sizeof expirations);
    }

    void receive(std::uint64_t index) {
        Connection& connection = connections_[index];
        const auto answer = connection.receive();
        if (!answer) {
            return;
        }
        ++answered_;
        free_.push_back(index);
        if (answer->served) {
            outcome_.latencies.push_back(Clock::now() - connection.due());
        } else {
            ++outcome_.refused;
        }
    }

    const Plan& plan_;
    int poll_;
    int timer_;
    Clock::time_point start_;
    std::vector<Connection> connections_;
    std::vector<std::size_t> free_;
    std::uint64_t sent_ = 0;
    std::uint64_t answered_ = 0;
    Outcome outcome_;
};

double milliseconds(const std::vector<nanoseconds>& sorted, double share) {
    if (sorted.empty()) {
        return 0;
    }
    const auto last = static_cast<double>(sorted.size() - 1);
    return static_cast<double>(sorted[static_cast<std::size_t>(share * last)].count()) / 1e6;
}

void print(const Plan& plan, Outcome outcome) {
    auto& latencies = outcome.latencies;
    std::ranges::sort(latencies);
    std::printf("{\"requests\":%llu,\"served\":%zu,\"refused\":%llu,\"rate\":%.1f,"
                "\"p50\":%.3f,\"p99\":%.3f,\"p999\":%.3f,\"max\":%.3f}\n",
                static_cast<unsigned long long>(plan.requests()), latencies.size(),
                static_cast<unsigned long long>(outcome.refused), plan.rate,
                milliseconds(latencies, 0.5), milliseconds(latencies, 0.99),
                milliseconds(latencies, 0.999), milliseconds(latencies, 1.0));
}

Plan readPlan(char** arguments) {
    Plan plan;
    plan.port = static_cast<std::uint16_t>(std::stoul(arguments[1]));
    std::ifstream file(arguments[2], std::ios::binary);
    plan.request.assign(std::istreambuf_iterator<char>(file), {});
    plan.rate = std::stod(arguments[3]);
    plan.seconds = std::stod(arguments[4]);
    plan.connections = std::stoul(arguments[5]);
    if (plan.request.empty() || plan.rate <= 0 || plan.seconds <= 0 || plan.connections == 0) {
        throw std::invalid_argument("nothing to send");
    }
    return plan;
}

} // namespace

int main(int count, char** arguments) {
    if (count != 6) {
        std::fputs("usage: fixed_rate PORT REQUEST_FILE RATE SECONDS CONNECTIONS\n", stderr);
        return 2;
    }
    try {
        const Plan plan = readPlan(arguments);
        print(plan, FixedRate(plan).run());
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "fixed_rate: %s\n", error.what());
        return 1;
    }
}
