#pragma once

#include "crypto/key_file.hpp"
#include "crypto/key_ring.hpp"
#include "daemon/keys/lookup_key.hpp"
#include "store/store.hpp"

#include <tempo/core/error.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>

namespace tempo::daemon {

/// What the start found about the master key and the database.
enum class KeyOpening : std::uint8_t {
    Usual,
    First,            ///< the database knew no master key yet
    RotationFinished, ///< a change of the key was interrupted after its commit
    RotationUndone,   ///< a change of the key was interrupted before its commit
    Strange           ///< the database was used with other master keys only
};

struct OpenedKeys {
    crypto::KeyRing ring;
    LookupKey lookup;
    KeyOpening opening = KeyOpening::Usual;
    std::optional<Error> leftover{}; ///< why an interrupted change left a file behind
};

/// Brings key file and database together before anything else uses either, and gives the master key
/// in force and the key by which tokens are found.
///
/// A change of the master key writes the next key beside the key file, seals everything anew in one
/// transaction that also names the next key, and renames. So it is the database that tells which of
/// two keys is in force: the next one if it names it, and else the one in the key file. What the
/// other one has sealed meanwhile is sealed anew, and the other one is removed.
///
/// `found` is what findKey has given for `keyFile`; where there is no key, one is made. Errors: the
/// key file cannot be made or the database not be written.
Expected<OpenedKeys> openKeys(crypto::FoundKey found, const std::filesystem::path& keyFile,
                              const store::Store& store);

} // namespace tempo::daemon
