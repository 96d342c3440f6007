#include "control/methods/method.hpp"

#include <algorithm>

namespace tempo::control {

const Method* findMethod(std::string_view name) {
    for (const auto methods :
         {statusMethods(), eventMethods(), subscriptionMethods(), listMethods(), senderMethods(),
          settingMethods(), tlsMethods(), policyMethods(), keyMethods(), auditMethods(),
          backupMethods(), scoreMethods(), diagnosticsMethods()}) {
        const auto at = std::ranges::find(methods, name, &Method::name);
        if (at != methods.end()) {
            return &*at;
        }
    }
    return nullptr;
}

} // namespace tempo::control
