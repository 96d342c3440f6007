#include "component/store/failing_vfs.hpp"

#include <sqlite3.h>

#include <cstddef>

namespace tempo::test {
namespace {

FailingVfs switches;

/// An open file: SQLite's own follows it in the same piece of memory.
struct File {
    sqlite3_file base;
    sqlite3_file* real;
};

sqlite3_file* realOf(sqlite3_file* file) {
    return reinterpret_cast<File*>(file)->real;
}

int closeFile(sqlite3_file* file) {
    auto* real = realOf(file);
    return real->pMethods == nullptr ? SQLITE_OK : real->pMethods->xClose(real);
}

int readFile(sqlite3_file* file, void* to, int size, sqlite3_int64 offset) {
    if (switches.readsFail) {
        return SQLITE_IOERR_READ;
    }
    return realOf(file)->pMethods->xRead(realOf(file), to, size, offset);
}

int writeFile(sqlite3_file* file, const void* from, int size, sqlite3_int64 offset) {
    if (switches.diskFull) {
        return SQLITE_FULL;
    }
    if (switches.writesFail) {
        return SQLITE_IOERR_WRITE;
    }
    return realOf(file)->pMethods->xWrite(realOf(file), from, size, offset);
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size) {
    return realOf(file)->pMethods->xTruncate(realOf(file), size);
}

int syncFile(sqlite3_file* file, int flags) {
    if (switches.syncsFail) {
        return SQLITE_IOERR_FSYNC;
    }
    ++switches.syncs;
    return realOf(file)->pMethods->xSync(realOf(file), flags);
}

int sizeOfFile(sqlite3_file* file, sqlite3_int64* size) {
    return realOf(file)->pMethods->xFileSize(realOf(file), size);
}

int lockFile(sqlite3_file* file, int level) {
    return realOf(file)->pMethods->xLock(realOf(file), level);
}

int unlockFile(sqlite3_file* file, int level) {
    return realOf(file)->pMethods->xUnlock(realOf(file), level);
}

int checkReservedLock(sqlite3_file* file, int* reserved) {
    return realOf(file)->pMethods->xCheckReservedLock(realOf(file), reserved);
}

int controlFile(sqlite3_file* file, int operation, void* argument) {
    return realOf(file)->pMethods->xFileControl(realOf(file), operation, argument);
}

int sectorSize(sqlite3_file* file) {
    return realOf(file)->pMethods->xSectorSize(realOf(file));
}

int deviceCharacteristics(sqlite3_file* file) {
    return realOf(file)->pMethods->xDeviceCharacteristics(realOf(file));
}

int mapShared(sqlite3_file* file, int page, int size, int extend, volatile void** memory) {
    return realOf(file)->pMethods->xShmMap(realOf(file), page, size, extend, memory);
}

int lockShared(sqlite3_file* file, int offset, int count, int flags) {
    return realOf(file)->pMethods->xShmLock(realOf(file), offset, count, flags);
}

void sharedBarrier(sqlite3_file* file) {
    realOf(file)->pMethods->xShmBarrier(realOf(file));
}

int unmapShared(sqlite3_file* file, int remove) {
    return realOf(file)->pMethods->xShmUnmap(realOf(file), remove);
}

constexpr sqlite3_io_methods kMethods{2,
                                      closeFile,
                                      readFile,
                                      writeFile,
                                      truncateFile,
                                      syncFile,
                                      sizeOfFile,
                                      lockFile,
                                      unlockFile,
                                      checkReservedLock,
                                      controlFile,
                                      sectorSize,
                                      deviceCharacteristics,
                                      mapShared,
                                      lockShared,
                                      sharedBarrier,
                                      unmapShared,
                                      nullptr,
                                      nullptr};

int openFile(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* outFlags) {
    auto* own = reinterpret_cast<File*>(file);
    auto* usual = static_cast<sqlite3_vfs*>(vfs->pAppData);
    own->real = reinterpret_cast<sqlite3_file*>(own + 1);
    const int result = usual->xOpen(usual, name, own->real, flags, outFlags);
    own->base.pMethods = own->real->pMethods == nullptr ? nullptr : &kMethods;
    return result;
}

sqlite3_vfs makeVfs() {
    auto* usual = sqlite3_vfs_find(nullptr);
    sqlite3_vfs vfs = *usual;
    vfs.szOsFile = static_cast<int>(sizeof(File)) + usual->szOsFile;
    vfs.zName = FailingVfs::kName;
    vfs.pNext = nullptr;
    vfs.pAppData = usual;
    vfs.xOpen = openFile;
    return vfs;
}

} // namespace

FailingVfs& FailingVfs::fresh() {
    static sqlite3_vfs vfs = makeVfs();
    static const int registered = sqlite3_vfs_register(&vfs, 0);
    static_cast<void>(registered);
    switches.diskFull = false;
    switches.writesFail = false;
    switches.syncsFail = false;
    switches.readsFail = false;
    switches.syncs = 0;
    return switches;
}

} // namespace tempo::test
