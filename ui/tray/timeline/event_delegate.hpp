#pragma once

#include <QStyledItemDelegate>

namespace tempo::tray {

/// Draws one line of the timeline: severity, time, source, title and subtitle; bold while it needs
/// attention.
class EventDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace tempo::tray
