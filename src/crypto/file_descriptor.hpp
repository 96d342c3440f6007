#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include <unistd.h>

namespace tempo::crypto {

/// Owns an open file descriptor, or none.
class FileDescriptor {
public:
    explicit FileDescriptor(int descriptor) : descriptor_(descriptor) {}
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    ~FileDescriptor() {
        if (isOpen()) {
            ::close(descriptor_);
        }
    }

    bool isOpen() const { return descriptor_ >= 0; }
    int get() const { return descriptor_; }

private:
    int descriptor_;
};

/// Reads until the buffer is full or the file ends; the number of bytes, or nothing when the file
/// cannot be read (errno says why).
std::optional<std::size_t> readUpTo(const FileDescriptor& descriptor,
                                    std::span<std::uint8_t> buffer);

} // namespace tempo::crypto
