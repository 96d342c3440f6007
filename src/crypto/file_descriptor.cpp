#include "crypto/file_descriptor.hpp"

#include <cerrno>

namespace tempo::crypto {

std::optional<std::size_t> readUpTo(const FileDescriptor& descriptor,
                                    std::span<std::uint8_t> buffer) {
    std::size_t size = 0;
    while (size < buffer.size()) {
        const auto got = ::read(descriptor.get(), buffer.data() + size, buffer.size() - size);
        if (got == 0) {
            break;
        }
        if (got < 0 && errno != EINTR) {
            return std::nullopt;
        }
        size += got > 0 ? static_cast<std::size_t>(got) : 0;
    }
    return size;
}

} // namespace tempo::crypto
