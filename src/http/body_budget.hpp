#pragma once

#include <cstddef>

namespace tempo::http {

/// The memory that the bodies of all connections may take together. Io thread.
class BodyBudget {
public:
    /// `limit` is read at each request, so that a changed setting is in force at once.
    explicit BodyBudget(const std::size_t& limit) : limit_(limit) {}

    /// One connection's share; given back when it is destroyed.
    class Share {
    public:
        explicit Share(BodyBudget& budget) : budget_(budget) {}
        Share(const Share&) = delete;
        Share& operator=(const Share&) = delete;
        ~Share() { budget_.used_ -= size_; }

        /// Makes the share at least `size` bytes; false, and no change, when the budget is spent.
        bool growTo(std::size_t size) {
            if (size <= size_) {
                return true;
            }
            if (budget_.used_ + (size - size_) > budget_.limit_) {
                return false;
            }
            budget_.used_ += size - size_;
            size_ = size;
            return true;
        }

    private:
        BodyBudget& budget_;
        std::size_t size_ = 0;
    };

private:
    const std::size_t& limit_;
    std::size_t used_ = 0;
};

} // namespace tempo::http
