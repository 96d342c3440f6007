#include "crypto/memory_bio.hpp"

#include <cstddef>

namespace tempo::crypto {

MemoryBio readerOf(std::string_view text) {
    const char* const data = text.empty() ? "" : text.data(); // OpenSSL takes no null pointer
    return MemoryBio(
        require(BIO_new_mem_buf(data, static_cast<int>(text.size())), "BIO_new_mem_buf"));
}

MemoryBio newWriter() {
    return MemoryBio(require(BIO_new(BIO_s_secmem()), "BIO_new"));
}

std::string_view writtenTo(const MemoryBio& writer) {
    const char* data = nullptr;
    const auto size = BIO_ctrl(writer.get(), BIO_CTRL_INFO, 0, &data);
    return {data, static_cast<std::size_t>(size)};
}

} // namespace tempo::crypto
