#include "tray/permission.hpp"

#include <QCoreApplication>

namespace tempo::tray {
namespace {

struct PermissionWords {
    Q_DECLARE_TR_FUNCTIONS(Permission)
};

} // namespace

QString whyNot(const model::DaemonLink& link) {
    if (!link.isConnected()) {
        return PermissionWords::tr("The daemon is not connected.");
    }
    return link.isOwner() ? QString()
                          : PermissionWords::tr("Only an owner of the daemon may do this.");
}

void offerToOwner(QWidget& widget, const model::DaemonLink& link, Possible possible) {
    const auto reason = whyNot(link);
    widget.setEnabled(reason.isEmpty() && possible == Possible::Yes);
    const auto before = widget.accessibleDescription();
    widget.setAccessibleDescription(reason);
    // A tooltip that says what the widget does is not overwritten by the lack of a reason.
    if (!reason.isEmpty() || widget.toolTip() == before) {
        widget.setToolTip(reason);
    }
}

} // namespace tempo::tray
