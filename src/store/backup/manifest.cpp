#include "store/backup/manifest.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

namespace tempo::store {
namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

constexpr std::string_view kFormat = "tempo-backup";
constexpr int kFormatVersion = 1;
constexpr std::size_t kDigestDigits = 64;

Error notAManifest(const std::string& why) {
    return {ErrorCode::Damaged, "The backup's manifest.json cannot be used: " + why +
                                    ". Take another backup of the same folder."};
}

OrderedJson toJson(const BackupFile& file) {
    return {{"name", file.name}, {"bytes", file.bytes}, {"sha256", file.sha256}};
}

bool isPlainName(std::string_view name) {
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '.' || c == '_' || c == '-';
    };
    return !name.empty() && name.size() <= 128 && !name.starts_with('.') && name != kManifestName &&
           std::ranges::all_of(name, fits);
}

bool isDigest(std::string_view text) {
    return text.size() == kDigestDigits &&
           text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

BackupFile readFile(const Json& json) {
    return {json.at("name").get<std::string>(), json.at("bytes").get<std::uint64_t>(),
            json.at("sha256").get<std::string>()};
}

std::optional<BackupOrigin> parseOrigin(std::string_view text) {
    constexpr std::array kOrigins{BackupOrigin::Requested, BackupOrigin::Scheduled};
    const auto* found =
        std::ranges::find_if(kOrigins, [&](BackupOrigin origin) { return toText(origin) == text; });
    return found == kOrigins.end() ? std::nullopt : std::optional(*found);
}

/// Takes the fields of a manifest; nlohmann throws at one that is missing or of another type.
BackupManifest readFields(const Json& json) {
    BackupManifest manifest{.tempoVersion = json.at("tempoVersion").get<std::string>(),
                            .schema = json.at("schema").get<int>(),
                            .events = json.at("events").get<std::uint64_t>(),
                            .senders = json.at("senders").get<std::uint64_t>(),
                            .auditLines = json.at("auditLines").get<std::uint64_t>()};
    std::ranges::transform(json.at("files"), std::back_inserter(manifest.files), readFile);
    return manifest;
}

Expected<BackupManifest> checkFiles(BackupManifest manifest) {
    const auto sound = [](const BackupFile& file) {
        return isPlainName(file.name) && isDigest(file.sha256);
    };
    if (!std::ranges::all_of(manifest.files, sound)) {
        return tl::unexpected(notAManifest("a file in it has no proper name or checksum"));
    }
    if (std::ranges::count(manifest.files, kDatabaseName, &BackupFile::name) != 1) {
        return tl::unexpected(notAManifest("it does not name one database"));
    }
    return manifest;
}

} // namespace

std::string_view toText(BackupOrigin origin) {
    return origin == BackupOrigin::Scheduled ? "scheduled" : "requested";
}

std::string toText(const BackupManifest& manifest) {
    OrderedJson json{{"format", kFormat},
                     {"formatVersion", kFormatVersion},
                     {"tempoVersion", manifest.tempoVersion},
                     {"schema", manifest.schema},
                     {"createdAt", formatRfc3339(manifest.createdAt)},
                     {"origin", toText(manifest.origin)},
                     {"events", manifest.events},
                     {"senders", manifest.senders},
                     {"auditLines", manifest.auditLines},
                     {"files", OrderedJson::array()}};
    for (const auto& file : manifest.files) {
        json["files"].push_back(toJson(file));
    }
    return json.dump(2) + "\n";
}

Expected<BackupManifest> parseBackupManifest(std::string_view text) {
    const auto json = Json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (!json.is_object() || json.value("format", Json()) != Json(kFormat)) {
        return tl::unexpected(notAManifest("it is not that of a backup of Tempo"));
    }
    if (json.value("formatVersion", Json()) != Json(kFormatVersion)) {
        return failure(ErrorCode::Unsupported,
                       "The backup was made by a newer version of Tempo. Install that version.");
    }
    try {
        auto manifest = readFields(json);
        const auto created = parseRfc3339(json.at("createdAt").get<std::string>());
        const auto origin = parseOrigin(json.at("origin").get<std::string>());
        if (!created || !origin) {
            return tl::unexpected(notAManifest("its time or origin is not one"));
        }
        manifest.createdAt = *created;
        manifest.origin = *origin;
        return checkFiles(std::move(manifest));
    } catch (const Json::exception&) {
        return tl::unexpected(notAManifest("a field is missing or of another type"));
    }
}

} // namespace tempo::store
