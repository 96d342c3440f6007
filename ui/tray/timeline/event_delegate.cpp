#include "tray/timeline/event_delegate.hpp"

#include "model/events/event_list_model.hpp"
#include "model/text.hpp"
#include "tray/icons.hpp"
#include "tray/theme.hpp"

#include <QDateTime>
#include <QPainter>

namespace tempo::tray {
namespace {

constexpr int kSeverityIcon = 18;
constexpr int kLineGap = 8;
constexpr int kLineAir = 14;
constexpr int kSourceShare = 5; ///< of a line's width, one in so many

struct Line {
    QPainter* painter;
    QRect rest; ///< what is still free, from the left
    QColor ink;

    void draw(const QString& text, int width, const QColor& color) {
        painter->setPen(color);
        const QRect place(rest.left(), rest.top(), width, rest.height());
        painter->drawText(place, Qt::AlignVCenter | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, width));
        rest.setLeft(rest.left() + width + kLineGap);
    }
};

/// Today has the time alone; other days say which one.
QString timeWords(const model::EventRow& row, const model::TimeText& times) {
    const bool today = times.dateOf(row.startDate) == QDate::currentDate();
    return today ? times.time(row.startDate) : times.dayAndTime(row.startDate);
}

void drawText(Line line, const model::EventRow& row, const QColor& muted, const QFont& bold) {
    const auto title = model::shown(row.title);
    line.painter->setFont(bold);
    const int wanted = line.painter->fontMetrics().horizontalAdvance(title) + 2;
    line.draw(title, qMin(wanted, line.rest.width()), line.ink);
    line.painter->setFont(QFont(bold.family(), bold.pointSize()));
    if (!row.subtitle.empty() && line.rest.width() > kLineAir) {
        line.draw(model::shown(row.subtitle), line.rest.width(), muted);
    }
}

} // namespace

void EventDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    const auto* events = qobject_cast<const model::EventListModel*>(index.model());
    auto background = option;
    initStyleOption(&background, index);
    background.text.clear();
    const auto* style = background.widget != nullptr ? background.widget->style() : nullptr;
    const auto* row = events != nullptr ? events->rowAt(index.row()) : nullptr;
    if (style == nullptr) {
        return;
    }
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, background.widget);
    painter->save();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const auto ink = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const auto muted = selected ? ink : mutedColor(option.palette);
    Line line{
        .painter = painter, .rest = option.rect.adjusted(kLineGap, 0, -kLineGap, 0), .ink = ink};
    painter->setFont(option.font);
    if (row == nullptr) {
        line.draw(QStringLiteral("…"), line.rest.width(), muted);
        painter->restore();
        return;
    }
    const auto color = selected ? ink : severityColor(row->severity, option.palette);
    painter->drawPixmap(line.rest.left(), line.rest.center().y() - kSeverityIcon / 2,
                        drawn(severityShape(row->severity), color, {kSeverityIcon, kSeverityIcon},
                              painter->device()->devicePixelRatioF()));
    line.rest.setLeft(line.rest.left() + kSeverityIcon + kLineGap);
    const auto when = timeWords(*row, events->timeText());
    line.draw(when, painter->fontMetrics().horizontalAdvance(when) + 2, muted);
    line.draw(model::shown(row->provider), option.rect.width() / kSourceShare, muted);
    QFont bold = option.font;
    bold.setBold(row->needsAttention);
    drawText(line, *row, muted, bold);
    painter->restore();
}

QSize EventDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {kSeverityIcon * 20, option.fontMetrics.height() + kLineAir};
}

} // namespace tempo::tray
