#pragma once

#include <QStyledItemDelegate>

namespace tempo::tray {

/// Lines of a list with room above and below their words: some styles leave none, and cut off what
/// stands on capital letters.
class RoomyLines final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(0, kRoom);
    }

private:
    static constexpr int kRoom = 8; ///< pixels
};

} // namespace tempo::tray
