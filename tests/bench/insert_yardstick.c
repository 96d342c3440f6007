/* insert_yardstick DB_FILE ROWS ROWS_PER_TRANSACTION [NEW_FILE]
 *
 * How fast SQLite alone takes the rows that tempod stores: a plain C program, one prepared INSERT,
 * the schema copied out of a database that tempod has made, the same pragmas, each commit synced.
 * DB_FILE is that database and is only read. The rows go into NEW_FILE (default: DB_FILE with
 * ".yardstick" at its end), which must not exist and is removed at the end unless it was named.
 * Prints one JSON object. Build: cc -O2 insert_yardstick.c -o insert_yardstick -lsqlite3
 */
#include <sqlite3.h>

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { CHECKPOINT_PAGES = 4000 }; /* as WriterLimits::checkpointPages */

static void stop(const char *doing, sqlite3 *database) {
    fprintf(stderr, "insert_yardstick: cannot %s: %s\n", doing,
            database ? sqlite3_errmsg(database) : "see above");
    exit(1);
}

static void run(sqlite3 *database, const char *sql) {
    if (sqlite3_exec(database, sql, NULL, NULL, NULL) != SQLITE_OK) {
        stop(sql, database);
    }
}

static double now_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int64_t now_milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void set_up(sqlite3 *database) {
    run(database, "PRAGMA temp_store=MEMORY");
    run(database, "PRAGMA cache_size=-8192");
    run(database, "PRAGMA journal_mode=WAL");
    run(database, "PRAGMA synchronous=FULL");
    run(database, "PRAGMA foreign_keys=ON");
    run(database, "PRAGMA secure_delete=ON");
    run(database, "PRAGMA journal_size_limit=67108864");
    sqlite3_wal_autocheckpoint(database, CHECKPOINT_PAGES);
}

/* Every table and index of `from`, without rows. */
static void copy_schema(sqlite3 *from, sqlite3 *to) {
    sqlite3_stmt *each;
    if (sqlite3_prepare_v2(from, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"
                                 " ORDER BY type = 'index', rowid", -1, &each, NULL) != SQLITE_OK) {
        stop("read the schema", from);
    }
    int tables = 0;
    while (sqlite3_step(each) == SQLITE_ROW) {
        run(to, (const char *)sqlite3_column_text(each, 0));
        ++tables;
    }
    sqlite3_finalize(each);
    if (tables == 0) {
        fprintf(stderr, "insert_yardstick: the database has no schema\n");
        exit(1);
    }
}

/* A cheap generator is enough: the ids need the shape of a UUIDv7, not its secrecy. */
static uint64_t random_state = 0x9E3779B97F4A7C15u;
static uint64_t next_random(void) {
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return random_state;
}

/* Milliseconds, then a counter, then random bits: ids that rise, as tempod's do. */
static void make_id(uint8_t id[16], int64_t milliseconds, uint32_t counter) {
    uint64_t random = next_random();
    for (int i = 0; i < 6; ++i) {
        id[i] = (uint8_t)(milliseconds >> (40 - 8 * i));
    }
    id[6] = (uint8_t)(0x70u | ((counter >> 22) & 0x0Fu));
    id[7] = (uint8_t)(counter >> 14);
    id[8] = (uint8_t)(0x80u | ((counter >> 8) & 0x3Fu));
    id[9] = (uint8_t)counter;
    memcpy(id + 10, &random, 6);
}

static const char insert_sql[] =
    "INSERT INTO events (sequence, id, provider_identifier, title, subtitle, event_type, severity,"
    " state, start_date, received_at, metadata, actions, revision, dismissed, needs_attention,"
    " transport, sender_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

static void insert_row(sqlite3 *database, sqlite3_stmt *insert, int64_t row, int64_t time) {
    static const uint8_t sender[16] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
    static const char provider[] = "scripts.shell.backup";
    static const char subtitle[] = "All folders are on the backup server";
    static const char actions[] = "[]";
    uint8_t id[16];
    char title[64];
    char metadata[160];
    make_id(id, time, (uint32_t)(row & 0x3FFFFFF));
    int title_size = snprintf(title, sizeof title, "Backup %lld finished", (long long)row);
    int metadata_size = snprintf(metadata, sizeof metadata,
                                 "{\"host\":\"nas.lan\",\"job\":\"nightly\",\"files\":%lld,"
                                 "\"duration\":\"00:04:12\",\"senderAddress\":\"192.168.1.20\"}",
                                 (long long)row);
    sqlite3_bind_int64(insert, 1, row);
    sqlite3_bind_blob(insert, 2, id, sizeof id, SQLITE_STATIC);
    sqlite3_bind_text(insert, 3, provider, sizeof provider - 1, SQLITE_STATIC);
    sqlite3_bind_text(insert, 4, title, title_size, SQLITE_STATIC);
    sqlite3_bind_text(insert, 5, subtitle, sizeof subtitle - 1, SQLITE_STATIC);
    sqlite3_bind_int64(insert, 6, 0);
    sqlite3_bind_int64(insert, 7, 1);
    sqlite3_bind_int64(insert, 8, 2);
    sqlite3_bind_int64(insert, 9, time);
    sqlite3_bind_int64(insert, 10, time);
    sqlite3_bind_text(insert, 11, metadata, metadata_size, SQLITE_STATIC);
    sqlite3_bind_text(insert, 12, actions, sizeof actions - 1, SQLITE_STATIC);
    sqlite3_bind_int64(insert, 13, 1);
    sqlite3_bind_int64(insert, 14, 0);
    sqlite3_bind_int64(insert, 15, 0);
    sqlite3_bind_int64(insert, 16, 0);
    sqlite3_bind_blob(insert, 17, sender, sizeof sender, SQLITE_STATIC);
    if (sqlite3_step(insert) != SQLITE_DONE) {
        stop("insert a row", database);
    }
    sqlite3_reset(insert);
}

static double insert_rows(sqlite3 *database, int64_t rows, int64_t rows_per_transaction) {
    sqlite3_stmt *insert;
    if (sqlite3_prepare_v3(database, insert_sql, -1, SQLITE_PREPARE_PERSISTENT, &insert, NULL) !=
        SQLITE_OK) {
        stop("prepare the insert", database);
    }
    double start = now_seconds();
    for (int64_t row = 1; row <= rows;) {
        int64_t time = now_milliseconds();
        run(database, "BEGIN IMMEDIATE");
        for (int64_t i = 0; i < rows_per_transaction && row <= rows; ++i, ++row) {
            insert_row(database, insert, row, time);
        }
        run(database, "COMMIT");
    }
    double seconds = now_seconds() - start;
    sqlite3_finalize(insert);
    return seconds;
}

static sqlite3 *open_database(const char *file, int flags) {
    sqlite3 *database;
    if (sqlite3_open_v2(file, &database, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) {
        stop(file, database);
    }
    return database;
}

/* SQLite removes its log when the last connection closes. */
static void remove_database(const char *file) {
    if (unlink(file) != 0) {
        perror(file);
    }
}

int main(int argc, char **argv) {
    int64_t rows = argc > 2 ? strtoll(argv[2], NULL, 10) : 0;
    int64_t rows_per_transaction = argc > 3 ? strtoll(argv[3], NULL, 10) : 0;
    char own_name[4096];
    if (argc < 4 || argc > 5 || rows < 1 || rows_per_transaction < 1) {
        fprintf(stderr,
                "usage: insert_yardstick DB_FILE ROWS ROWS_PER_TRANSACTION [NEW_FILE]\n");
        return 2;
    }
    snprintf(own_name, sizeof own_name, "%s.yardstick", argv[1]);
    const char *target = argc == 5 ? argv[4] : own_name;
    if (access(target, F_OK) == 0) {
        fprintf(stderr, "insert_yardstick: %s exists already\n", target);
        return 2;
    }

    sqlite3 *source = open_database(argv[1], SQLITE_OPEN_READONLY);
    sqlite3 *database = open_database(target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    set_up(database);
    copy_schema(source, database);
    sqlite3_close(source);

    double seconds = insert_rows(database, rows, rows_per_transaction);
    sqlite3_close(database);
    if (argc < 5) {
        remove_database(target);
    }
    printf("{\"rows\":%lld,\"rowsPerTransaction\":%lld,\"seconds\":%.6f,\"rowsPerSecond\":%.0f}\n",
           (long long)rows, (long long)rows_per_transaction, seconds, (double)rows / seconds);
    return 0;
}
