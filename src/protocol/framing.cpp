#include <tempo/protocol/framing.hpp>

#include <string>

namespace tempo::protocol {
namespace {

/// A buffer that has held a big line is not kept at that size on a quiet connection.
constexpr std::size_t kKeptCapacity = 64UL * 1024;

} // namespace

Expected<void> LineFramer::feed(std::string_view bytes) {
    for (auto rest = bytes; !rest.empty();) {
        const auto end = rest.find('\n');
        unfinished_ += end == std::string_view::npos ? rest.size() : end;
        if (unfinished_ > limit_) {
            return failure(ErrorCode::InvalidInput, "a line is longer than " +
                                                        std::to_string(limit_) +
                                                        " bytes; send less in one message");
        }
        if (end == std::string_view::npos) {
            break;
        }
        ++ready_;
        unfinished_ = 0;
        rest.remove_prefix(end + 1);
    }
    dropConsumed();
    pending_ += bytes;
    return {};
}

std::optional<std::string> LineFramer::next() {
    if (ready_ == 0) {
        return std::nullopt;
    }
    const auto end = pending_.find('\n', consumed_);
    auto length = end - consumed_;
    if (length > 0 && pending_[end - 1] == '\r') {
        --length;
    }
    auto line = pending_.substr(consumed_, length);
    consumed_ = end + 1;
    --ready_;
    return line;
}

/// Moves the rest to the front only once as much has been consumed, so that each byte is moved a
/// bounded number of times.
void LineFramer::dropConsumed() {
    if (consumed_ == pending_.size()) {
        pending_.clear();
        if (pending_.capacity() > kKeptCapacity) {
            pending_.shrink_to_fit();
        }
        consumed_ = 0;
    } else if (consumed_ > pending_.size() / 2) {
        pending_.erase(0, consumed_);
        consumed_ = 0;
    }
}

} // namespace tempo::protocol
