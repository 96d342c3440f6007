#pragma once

#include <QTreeView>

namespace tempo::tray {

/// A tree in a pane that scrolls as a whole: as high as its lines, folded and unfolded, and as wide
/// as there is room.
inline void beAsHighAsNeeded(QTreeView& tree) {
    tree.setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    tree.setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    tree.setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QObject::connect(&tree, &QTreeView::expanded, &tree, &QTreeView::updateGeometry);
    QObject::connect(&tree, &QTreeView::collapsed, &tree, &QTreeView::updateGeometry);
}

} // namespace tempo::tray
