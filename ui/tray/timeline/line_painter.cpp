#include "tray/timeline/line_painter.hpp"

#include "tray/icons.hpp"

#include <QPolygon>
#include <algorithm>

namespace tempo::tray {
namespace {

constexpr int kDot = 8;
constexpr int kArrow = 5;     ///< half of its width
constexpr int kChipAir = 6;   ///< on both sides of its text
constexpr int kLeast = 120;   ///< of the line, for what comes after the chips
constexpr int kMostChip = 90; ///< of its text

} // namespace

LinePainter::LinePainter(QPainter& painter, const QRect& line, const QFont& font)
    : painter_(painter), rest_(line) {
    painter_.save();
    painter_.setRenderHint(QPainter::Antialiasing);
    painter_.setFont(font);
}

LinePainter::~LinePainter() {
    painter_.restore();
}

int LinePainter::widthOf(const QString& text) const {
    return painter_.fontMetrics().horizontalAdvance(text) + 2;
}

void LinePainter::skip(int width) {
    rest_.setLeft(rest_.left() + width);
}

void LinePainter::text(const QString& text, int width, const QColor& color) {
    if (width <= 0) {
        return;
    }
    painter_.setPen(color);
    const QRect place(rest_.left(), rest_.top(), width, rest_.height());
    painter_.drawText(place, Qt::AlignVCenter | Qt::TextSingleLine,
                      painter_.fontMetrics().elidedText(text, Qt::ElideRight, width));
    skip(width + kGap);
}

void LinePainter::icon(const QString& shape, const QColor& color) {
    painter_.drawPixmap(
        rest_.left(), rest_.center().y() - kIcon / 2,
        drawn(shape, color, {kIcon, kIcon}, painter_.device()->devicePixelRatioF()));
    skip(kIcon + kGap);
}

void LinePainter::dot(const QColor& color) {
    painter_.setPen(Qt::NoPen);
    painter_.setBrush(color);
    painter_.drawEllipse(QRect(rest_.left(), rest_.center().y() - kDot / 2 + 1, kDot, kDot));
    skip(kDot + kGap / 2);
}

void LinePainter::arrow(Qt::ArrowType direction, const QColor& color) {
    const QPoint middle(rest_.left() + kArrow, rest_.center().y() + 1);
    const auto at = [&middle, direction](int along, int across) {
        return direction == Qt::DownArrow ? middle + QPoint(across, along)
                                          : middle + QPoint(along, across);
    };
    painter_.setPen(Qt::NoPen);
    painter_.setBrush(color);
    painter_.drawPolygon(QPolygon({at(-3, -kArrow), at(-3, kArrow), at(4, 0)}));
    skip(2 * kArrow + kGap / 2);
}

void LinePainter::rule(const QColor& color) {
    painter_.setPen(color);
    painter_.drawLine(rest_.left(), rest_.center().y(), rest_.right(), rest_.center().y());
}

void LinePainter::chipAtTheEnd(const QString& text, const QColor& ink, const QColor& frame) {
    const int width = std::min(widthOf(text), kMostChip);
    if (rest_.width() - width < kLeast) {
        return;
    }
    const int height = painter_.fontMetrics().height() + 2;
    const QRect chip(rest_.right() - width - 2 * kChipAir, rest_.center().y() - height / 2 + 1,
                     width + 2 * kChipAir, height);
    painter_.setBrush(Qt::NoBrush);
    painter_.setPen(frame);
    painter_.drawRoundedRect(chip, height / 2.0, height / 2.0);
    painter_.setPen(ink);
    painter_.drawText(chip, Qt::AlignCenter | Qt::TextSingleLine,
                      painter_.fontMetrics().elidedText(text, Qt::ElideRight, width));
    rest_.setRight(chip.left() - kGap);
}

} // namespace tempo::tray
