#include "access/request_signature.hpp"

#include <tempo/core/limits.hpp>

#include <charconv>
#include <chrono>
#include <system_error>

namespace tempo::access {
namespace {

using std::chrono::seconds;

constexpr std::string_view kVersion = "tempo-signature-v1";
/// Seconds up to the year 33658; more would not fit a Timestamp's milliseconds for ever.
constexpr std::size_t kTimeDigits = 12;

/// Takes what stands before the first `separator` off `text`, and the separator.
std::string_view takeUntil(std::string_view& text, char separator) {
    const auto end = text.find(separator);
    const auto part = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return part;
}

std::optional<Timestamp> parseTime(std::string_view text) {
    if (text.empty() || text.size() > kTimeDigits || (text.size() > 1 && text.front() == '0')) {
        return std::nullopt;
    }
    std::uint64_t number = 0;
    const auto* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end) {
        return std::nullopt;
    }
    return Timestamp(seconds(number));
}

std::optional<SignatureMac> parseMac(std::string_view text) {
    SignatureMac mac{};
    if (text.size() != 2 * mac.size()) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < mac.size(); ++i) {
        const auto* const digits = text.data() + 2 * i;
        const auto read = std::from_chars(digits, digits + 2, mac[i], 16);
        if (read.ec != std::errc() || read.ptr != digits + 2) {
            return std::nullopt;
        }
    }
    return mac;
}

/// Whether there was a value for a part that had none yet.
template<class Part>
bool fill(std::optional<Part>& part, const std::optional<Part>& value) {
    if (part || !value) {
        return false;
    }
    part = value;
    return true;
}

tl::unexpected<Error> malformed(std::string_view what) {
    return failure(ErrorCode::InvalidInput, std::string(what));
}

/// The value of `sender` in a query; nothing when it is not there exactly once.
std::optional<std::string_view> senderIn(std::string_view target) {
    takeUntil(target, '?');
    std::optional<std::string_view> found;
    while (!target.empty()) {
        auto parameter = takeUntil(target, '&');
        if (takeUntil(parameter, '=') != "sender") {
            continue;
        }
        if (found) {
            return std::nullopt;
        }
        found = parameter;
    }
    return found;
}

std::string rounded(seconds difference) {
    const auto count = [&difference](auto unit, const char* name) {
        const auto number = std::chrono::round<decltype(unit)>(difference).count();
        return std::to_string(number) + ' ' + name;
    };
    if (difference < std::chrono::hours(2)) {
        return count(std::chrono::minutes(), "minutes");
    }
    if (difference < std::chrono::days(2)) {
        return count(std::chrono::hours(), "hours");
    }
    return count(std::chrono::days(), "days");
}

} // namespace

Expected<RequestSignature> parseTempoSignature(std::string_view field) {
    std::optional<Timestamp> time;
    std::optional<SenderId> sender;
    std::optional<SignatureMac> mac;
    if (field.ends_with(',')) {
        return malformed("X-Tempo-Signature ends with a comma");
    }
    while (!field.empty()) {
        auto value = takeUntil(field, ',');
        const auto name = takeUntil(value, '=');
        const bool taken = (name == "t" && fill(time, parseTime(value))) ||
                           (name == "sender" && fill(sender, SenderId::parse(value))) ||
                           (name == "v1" && fill(mac, parseMac(value)));
        if (!taken) {
            return malformed("X-Tempo-Signature has a part that is unknown, malformed or there "
                             "twice");
        }
    }
    if (!time || !sender || !mac) {
        return malformed("X-Tempo-Signature lacks t, sender or v1");
    }
    return RequestSignature{RequestSignature::Scheme::Tempo, *sender, *mac, *time};
}

Expected<RequestSignature> parseHubSignature(std::string_view field, std::string_view target) {
    const auto named = senderIn(target);
    const auto sender = named ? SenderId::parse(*named) : std::nullopt;
    if (!sender) {
        return malformed("X-Hub-Signature-256 without one well-formed ?sender= in the URL");
    }
    constexpr std::string_view kAlgorithm = "sha256=";
    const auto mac =
        field.starts_with(kAlgorithm) ? parseMac(field.substr(kAlgorithm.size())) : std::nullopt;
    if (!mac) {
        return malformed("X-Hub-Signature-256 is not 'sha256=' and 64 hexadecimal digits");
    }
    return RequestSignature{RequestSignature::Scheme::Hub, *sender, *mac, std::nullopt};
}

bool namesSender(std::string_view target) {
    takeUntil(target, '?');
    while (!target.empty()) {
        auto parameter = takeUntil(target, '&');
        if (takeUntil(parameter, '=') == "sender") {
            return true;
        }
    }
    return false;
}

std::string signedHead(const RequestSignature& signature, const SignedFields& fields) {
    std::string text;
    if (signature.scheme == RequestSignature::Scheme::Hub || !signature.signedAt) {
        return text;
    }
    const auto time = std::chrono::floor<seconds>(signature.signedAt->time_since_epoch()).count();
    text += kVersion;
    text.append("\n").append(std::to_string(time));
    text.append("\n").append(signature.sender.toString());
    text.append("\n").append(fields.method).append(" ").append(fields.target);
    text.append("\n").append(fields.contentType);
    text.append("\n").append(fields.idempotencyKey);
    text += '\n';
    return text;
}

bool isTimely(const RequestSignature& signature, Timestamp now) {
    return !signature.signedAt ||
           std::chrono::abs(now - *signature.signedAt) <= limits::kSignatureTolerance;
}

std::string clockDifference(Timestamp signedAt, Timestamp now) {
    const auto difference = std::chrono::round<seconds>(now - signedAt);
    return "the sender's clock is " + rounded(std::chrono::abs(difference)) +
           (difference < seconds(0) ? " ahead" : " behind");
}

} // namespace tempo::access
