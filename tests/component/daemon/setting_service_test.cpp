#include "component/daemon/store_fixture.hpp"
#include "daemon/services/setting_service.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <optional>

namespace tempo::daemon {
namespace {

using ::testing::HasSubstr;

constexpr std::string_view kPort = "ingestion.port";
constexpr std::string_view kRate = "ingestion.rate.perToken";

class SettingServiceTest : public test::StoreFixture {
protected:
    /// Starts it now and lets it run with the others; its outcome comes into the place it returns.
    template<class T>
    std::shared_ptr<std::optional<Expected<T>>> begin(Async<T> work) {
        auto outcome = std::make_shared<std::optional<Expected<T>>>();
        boost::asio::co_spawn(io_, std::move(work),
                              [outcome](const std::exception_ptr& /*fault*/, Expected<T> result) {
                                  outcome->emplace(std::move(result));
                              });
        return outcome;
    }

    Async<protocol::SettingInfo> set(std::string_view name, nlohmann::json value) {
        return settings_.set({std::string(name), std::move(value), false}, {});
    }

    nlohmann::json valueOf(std::string_view name) {
        const auto got = begin(settings_.get(std::string(name)));
        runUntil([&] { return got->has_value(); });
        return (*got)->value().value;
    }

    SettingService settings_{tasks_, Settings({}),
                             [this](const EffectiveSettings& wanted) -> Expected<void> {
                                 inForce_ = wanted;
                                 return {};
                             },
                             [](const EffectiveSettings&, const EffectiveSettings&) {
                                 return Expected<void>();
                             }};
    EffectiveSettings inForce_;
};

TEST_F(SettingServiceTest, KeepsAChangeAndAFileThatComeTogether) {
    const auto changed = begin(set(kRate, 7));
    const auto replaced = begin(
        settings_.replaceFile({{std::string(kPort), {std::int64_t{2002}, "/etc/tempo.json"}}}));
    runUntil([&] { return changed->has_value() && replaced->has_value(); });
    ASSERT_TRUE(**changed);
    ASSERT_TRUE(**replaced);
    EXPECT_EQ(valueOf(kPort), 2002);
    EXPECT_EQ(valueOf(kRate), 7);
    EXPECT_EQ(inForce_.ingestionPort, 2002);
}

TEST_F(SettingServiceTest, RefusesAChangeThatAFileBeforeItHasFixed) {
    const auto replaced = begin(
        settings_.replaceFile({{std::string(kPort), {std::int64_t{2002}, "/etc/tempo.json"}}}));
    const auto changed = begin(set(kPort, 2003));
    runUntil([&] { return changed->has_value() && replaced->has_value(); });
    ASSERT_FALSE(**changed);
    EXPECT_THAT((*changed)->error().detail, HasSubstr("/etc/tempo.json"));
    EXPECT_EQ(valueOf(kPort), 2002);
}

} // namespace
} // namespace tempo::daemon
