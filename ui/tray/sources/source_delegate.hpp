#pragma once

#include <QStyledItemDelegate>

namespace tempo::tray {

/// Draws a source: padlock, name, and how many of its events need attention.
class SourceDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace tempo::tray
