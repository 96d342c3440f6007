#include "component/store/test_database.hpp"
#include "store/settings/setting_table.hpp"

#include <gmock/gmock.h>

namespace {

using namespace tempo::store;
using namespace tempo::test;
using testing::ElementsAre;

TEST(SettingTable, KeepsTheLastValueOfEachName) {
    TestDatabase database;
    database.write([](WriteContext& context) {
        putSetting(context, "network.trustedOnly", "true");
        putSetting(context, "ingestion.port", "7777");
        putSetting(context, "network.trustedOnly", "false");
        putSetting(context, "control.ownerGroup", R"("adm")");
        removeSetting(context, "ingestion.port");
        removeSetting(context, "never.there");
        return 0;
    });
    database.reopen();
    EXPECT_THAT(loadSettings(database.connection()),
                ElementsAre(StoredSetting{"control.ownerGroup", R"("adm")"},
                            StoredSetting{"network.trustedOnly", "false"}));
}

} // namespace
