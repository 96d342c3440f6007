#pragma once

#include "model/sources/source_model.hpp"

#include <QStyledItemDelegate>

namespace tempo::tray {

/// Draws a line of the timeline: of an event or a stack the severity, time, source, title and
/// subtitle, tag, label and number of events, bold while it needs attention; a day in small
/// letters with a rule behind it.
class LineDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    /// `sources` gives names and colours, and must outlive it.
    LineDelegate(const model::SourceModel& sources, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const model::SourceModel& sources_;
};

} // namespace tempo::tray
