#include "store/backup/file_content.hpp"

#include "crypto/digest.hpp"
#include "store/database/database_failure.hpp"
#include "store/database/files.hpp"

#include <fstream>
#include <vector>

namespace tempo::store {
namespace {

constexpr std::size_t kPart = 1024UL * 1024;

DatabaseFailure cannot(const char* doing, const std::filesystem::path& file) {
    return {DatabaseFailure::Kind::Broken, std::string("Could not ") + doing + " " + file.string() +
                                               ". Check the disk, and the owner and mode of the "
                                               "file."};
}

} // namespace

Expected<BackupFile> describeFile(const std::filesystem::path& file, const std::stop_token& stop) {
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        throw cannot("open", file);
    }
    crypto::Sha256 hash;
    BackupFile described{.name = file.filename().string()};
    std::vector<char> part(kPart);
    do {
        in.read(part.data(), static_cast<std::streamsize>(part.size()));
        const auto count = static_cast<std::size_t>(in.gcount());
        hash.add({part.data(), count});
        described.bytes += count;
        if (stop.stop_requested()) {
            return failure(ErrorCode::Unavailable, "The check was given up: tempod is stopping.");
        }
    } while (in);
    if (!in.eof()) {
        throw cannot("read", file);
    }
    described.sha256 = crypto::toHex(hash.finish());
    return described;
}

void writePrivateFile(const std::filesystem::path& file, std::string_view content) {
    createPrivateFile(file);
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << content;
    out.close();
    if (!out) {
        throw cannot("write", file);
    }
    syncFile(file);
}

std::optional<std::string> readSmallFile(const std::filesystem::path& file, std::size_t most) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    if (error || size > most) {
        return std::nullopt;
    }
    std::ifstream in(file, std::ios::binary);
    std::string content(size, '\0');
    if (!in.read(content.data(), static_cast<std::streamsize>(size))) {
        throw cannot("read", file);
    }
    return content;
}

} // namespace tempo::store
