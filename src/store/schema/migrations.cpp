#include "store/schema/migrations.hpp"

#include "store/database/database_failure.hpp"
#include "store/database/files.hpp"
#include "store/database/query.hpp"
#include "store/schema/0001_initial.hpp"
#include "store/schema/0002_tls_identity.hpp"
#include "store/schema/0003_require_tls.hpp"
#include "store/schema/0004_signatures.hpp"
#include "store/schema/0005_lookup_keys.hpp"
#include "store/schema/0006_scores.hpp"
#include "store/schema/0007_search.hpp"
#include "store/schema/0008_sources.hpp"
#include "store/schema/0009_images.hpp"
#include "store/schema/0010_attention.hpp"
#include "store/schema/0011_stack_heads.hpp"
#include "store/schema/0012_deletions.hpp"

#include <array>
#include <stdexcept>
#include <string>

namespace tempo::store {
namespace {

constexpr std::array kMigrations{Migration{1, kInitialSchema},     Migration{2, kTlsIdentitySchema},
                                 Migration{3, kRequireTlsSchema},  Migration{4, kSignaturesSchema},
                                 Migration{5, kLookupKeysSchema},  Migration{6, kScoresSchema},
                                 Migration{7, kSearchSchema},      Migration{8, kSourcesSchema},
                                 Migration{9, kImagesSchema},      Migration{10, kAttentionSchema},
                                 Migration{11, kStackHeadsSchema}, Migration{12, kDeletionsSchema}};

std::int64_t number(const Connection& connection, Sql sql) {
    Query query(connection, sql);
    return query.next() ? query.column<std::int64_t>(0) : 0;
}

int schemaOf(const Connection& connection) {
    return static_cast<int>(number(connection, "PRAGMA user_version"));
}

Error fromAnotherProgram(const Connection& connection) {
    return {ErrorCode::Unsupported, "The file " + connection.file().string() +
                                        " is a database of another program. Choose another data "
                                        "folder."};
}

Error fromNewerProgram(const Connection& connection, int schema, int newest) {
    return {ErrorCode::Unsupported,
            "The database " + connection.file().string() + " has schema " + std::to_string(schema) +
                ", and this version of Tempo knows schemas up to " + std::to_string(newest) +
                ". Install the newer version again, or put back the copy tempo.db.before-" +
                std::to_string(newest + 1) + " that it has made."};
}

/// Writes the copy under another name first: a copy that was cut short must not look complete.
std::filesystem::path copyBefore(const Connection& connection, int step) {
    const auto copy = connection.file().string() + ".before-" + std::to_string(step);
    const auto partial = copy + ".partial";
    removeFile(partial);
    createPrivateFile(partial);
    {
        Query query(connection, "VACUUM INTO ?", partial);
        query.next();
    }
    syncFile(partial);
    renameFile(partial, copy);
    syncFolder(connection.file().parent_path());
    return copy;
}

void apply(Connection& connection, const Migration& step) {
    connection.run("BEGIN IMMEDIATE");
    try {
        connection.run(step.statements);
        if (schemaOf(connection) != step.number) {
            throw std::logic_error("Migration " + std::to_string(step.number) +
                                   " does not set its own number.");
        }
        connection.run("COMMIT");
    } catch (...) {
        connection.rollback();
        throw;
    }
}

} // namespace

std::span<const Migration> migrations() {
    return kMigrations;
}

Expected<int> currentSchema(const Connection& connection, std::span<const Migration> steps) {
    const auto schema = schemaOf(connection);
    const int newest = steps.back().number;
    const bool isNew = schema == 0 && number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
    if (!isNew && number(connection, "PRAGMA application_id") != kApplicationId) {
        return tl::unexpected(fromAnotherProgram(connection));
    }
    if (schema > newest) {
        return tl::unexpected(fromNewerProgram(connection, schema, newest));
    }
    return schema;
}

Expected<MigrationReport> migrate(Connection& connection, std::span<const Migration> steps) {
    const auto before = currentSchema(connection, steps);
    if (!before) {
        return tl::unexpected(before.error());
    }
    MigrationReport report{*before, *before, std::nullopt};
    if (*before == 0) {
        connection.run("PRAGMA application_id = 0x546D706F");
    }
    for (const auto& step : steps) {
        if (step.number <= report.after) {
            continue;
        }
        if (*before != 0 && !report.copy) {
            report.copy = copyBefore(connection, step.number);
        }
        apply(connection, step);
        report.after = step.number;
    }
    return report;
}

} // namespace tempo::store
