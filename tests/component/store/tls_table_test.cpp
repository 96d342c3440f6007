#include "component/store/test_database.hpp"
#include "store/settings/tls_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

using namespace tempo;
using namespace tempo::store;
using namespace tempo::test;
using testing::IsEmpty;

namespace {

const StoredTlsIdentity kIdentity{
    {TlsRole::Authority, {"authority's certificate", std::string("\0sealed\xff", 8)}},
    {TlsRole::Server, {"server's certificate", "sealed too"}}};

void put(TestDatabase& database, const StoredTlsIdentity& identity) {
    database.write([&](WriteContext& context) {
        putTlsIdentity(context, identity);
        return true;
    });
}

TEST(TlsTable, HoldsNothingAtFirst) {
    TestDatabase database;
    EXPECT_THAT(loadTlsIdentity(database.connection()), IsEmpty());
}

TEST(TlsTable, GivesBackWhatWasPut) {
    TestDatabase database;
    put(database, kIdentity);
    EXPECT_EQ(loadTlsIdentity(database.connection()), kIdentity);
}

TEST(TlsTable, ReplacesTheWholeIdentity) {
    TestDatabase database;
    put(database, kIdentity);
    const StoredTlsIdentity other{{TlsRole::Server, {"another", "another"}}};
    put(database, other);
    EXPECT_EQ(loadTlsIdentity(database.connection()), other);
}

} // namespace
