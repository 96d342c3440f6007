#include "tray/sources/source_delegate.hpp"

#include "model/events/event_text.hpp"
#include "model/text.hpp"
#include "tray/icons.hpp"
#include "tray/theme.hpp"

#include <QPainter>

namespace tempo::tray {
namespace {

constexpr int kPadlockIcon = 16;
constexpr int kSourceGap = 8;
constexpr int kSourceAir = 12;
constexpr int kColorStrip = 3;

/// A rounded figure on the severity's colour; gives the width that it takes.
int drawBadge(QPainter* painter, const QRect& row, const model::SourceRow& source,
              const QPalette& palette) {
    const auto text = model::shortCount(source.needsAttention);
    const auto metrics = painter->fontMetrics();
    const int height = metrics.height() + 2;
    const int width = qMax(height, metrics.horizontalAdvance(text) + kSourceGap * 3 / 2);
    const QRect badge(row.right() - width - kSourceGap, row.center().y() - height / 2, width,
                      height);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(severityColor(source.worst, palette));
    painter->drawRoundedRect(badge, height / 2.0, height / 2.0);
    painter->setPen(badgeInk(palette));
    painter->drawText(badge, Qt::AlignCenter, text);
    return width + kSourceGap;
}

/// A strip at the left edge, in the colour that the source's score has.
void drawColor(QPainter* painter, const QRect& row, const model::SourceRow& source,
               const QPalette& palette) {
    const QColor color(source.color ? model::shown(*source.color) : QString());
    if (color.isValid()) {
        painter->fillRect(row.left(), row.top() + 2, kColorStrip, row.height() - 4,
                          standingOut(color, palette.color(QPalette::Base), kSignContrast));
    }
}

QString nameWords(const model::SourceRow& source) {
    const auto name = model::shown(source.name);
    switch (source.liveness) {
    case Liveness::Silent:
        return SourceDelegate::tr("%1 · silent").arg(name);
    case Liveness::Late:
        return SourceDelegate::tr("%1 · late").arg(name);
    default:
        return name;
    }
}

} // namespace

void SourceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
    const auto* sources = qobject_cast<const model::SourceModel*>(index.model());
    const auto* row = sources != nullptr ? sources->rowAt(index) : nullptr;
    auto background = option;
    initStyleOption(&background, index);
    background.text.clear();
    const auto* style = background.widget != nullptr ? background.widget->style() : nullptr;
    if (row == nullptr || style == nullptr) {
        return;
    }
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, background.widget);
    painter->save();
    drawColor(painter, option.rect, *row, option.palette);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const auto ink = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const QRect area = option.rect.adjusted(kSourceGap, 0, 0, 0);
    const auto color = selected ? ink : padlockColor(row->padlock, option.palette);
    painter->drawPixmap(area.left(), area.center().y() - kPadlockIcon / 2,
                        drawn(padlockShape(row->padlock), color, {kPadlockIcon, kPadlockIcon},
                              painter->device()->devicePixelRatioF()));
    const int badge = row->needsAttention > 0 ? drawBadge(painter, area, *row, option.palette) : 0;
    painter->setPen(ink);
    auto font = option.font;
    font.setBold(row->kind == protocol::SourceKind::Umbrella);
    painter->setFont(font);
    const QRect text = area.adjusted(kPadlockIcon + kSourceGap, 0, -badge - kSourceGap, 0);
    painter->drawText(
        text, Qt::AlignVCenter | Qt::TextSingleLine,
        painter->fontMetrics().elidedText(nameWords(*row), Qt::ElideMiddle, text.width()));
    painter->restore();
}

QSize SourceDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {kPadlockIcon * 8, option.fontMetrics.height() + kSourceAir};
}

} // namespace tempo::tray
