#include "tray/sources/source_delegate.hpp"

#include "model/events/event_text.hpp"
#include "model/text.hpp"
#include "tray/icons.hpp"
#include "tray/theme.hpp"

#include <QPainter>

namespace tempo::tray {
namespace {

constexpr int kPadlockIcon = 16;
constexpr int kBadgeSign = 12;
constexpr int kSourceGap = 8;
constexpr int kSourceAir = 12;
constexpr int kColorStrip = 3;

/// A figure on the severity's colour, with its shape; gives the width that it takes.
int drawBadge(QPainter* painter, const QRect& row, const model::SourceRow& source,
              const QPalette& palette) {
    const auto text = model::shortCount(source.needsAttention);
    const auto metrics = painter->fontMetrics();
    const int height = metrics.height() + 2;
    const int width = kBadgeSign + metrics.horizontalAdvance(text) + kSourceGap * 2;
    const QRect badge(row.right() - width - kSourceGap, row.center().y() - height / 2, width,
                      height);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(severityColor(source.worst, palette));
    painter->drawRoundedRect(badge, height / 2.0, height / 2.0);
    const auto ink = badgeInk(palette);
    painter->drawPixmap(badge.left() + kSourceGap / 2, badge.center().y() - kBadgeSign / 2,
                        drawn(severityShape(source.worst), ink, {kBadgeSign, kBadgeSign},
                              painter->device()->devicePixelRatioF()));
    painter->setPen(ink);
    painter->drawText(badge.adjusted(kBadgeSign, 0, 0, 0), Qt::AlignCenter, text);
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

void drawPadlock(QPainter* painter, const QRect& area, model::Padlock padlock,
                 const QColor& color) {
    painter->drawPixmap(area.left(), area.center().y() - kPadlockIcon / 2,
                        drawn(padlockShape(padlock), color, {kPadlockIcon, kPadlockIcon},
                              painter->device()->devicePixelRatioF()));
}

/// From left to right: colour, padlock, name, badge.
void drawSource(QPainter* painter, const QStyleOptionViewItem& option,
                const model::SourceRow& row) {
    const auto& palette = option.palette;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const auto ink = palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const QRect area = option.rect.adjusted(kSourceGap, 0, 0, 0);
    drawColor(painter, option.rect, row, palette);
    drawPadlock(painter, area, row.padlock, selected ? ink : padlockColor(row.padlock, palette));
    const int badge = row.needsAttention > 0 ? drawBadge(painter, area, row, palette) : 0;
    auto font = option.font;
    font.setBold(row.kind == protocol::SourceKind::Umbrella);
    painter->setFont(font);
    painter->setPen(ink);
    const QRect text = area.adjusted(kPadlockIcon + kSourceGap, 0, -badge - kSourceGap, 0);
    painter->drawText(
        text, Qt::AlignVCenter | Qt::TextSingleLine,
        painter->fontMetrics().elidedText(nameWords(row), Qt::ElideMiddle, text.width()));
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
    drawSource(painter, option, *row);
    painter->restore();
}

QSize SourceDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {kPadlockIcon * 8, option.fontMetrics.height() + kSourceAir};
}

} // namespace tempo::tray
