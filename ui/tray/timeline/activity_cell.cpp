#include "tray/timeline/activity_cell.hpp"

#include "tray/theme.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tempo::tray {
namespace {

constexpr double kFaintest = 0.25;    ///< of a cell with one event, of the full colour
constexpr double kEdgeContrast = 1.6; ///< of an empty cell, which is to be seen and no more
constexpr double kLargestSign = 11;   ///< pixels
constexpr double kSignOfCell = 0.75;  ///< of its shorter side

QColor mixed(const QColor& from, const QColor& to, double share) {
    const auto between = [share](int a, int b) {
        return static_cast<int>(std::lround(a + (b - a) * share));
    };
    return {between(from.red(), to.red()), between(from.green(), to.green()),
            between(from.blue(), to.blue())};
}

/// One corner stands `turned` of a full turn after the top.
QPolygonF corners(int count, double turned, const QRectF& within) {
    QPolygonF shape;
    for (int corner = 0; corner < count; ++corner) {
        const double angle = 2 * std::numbers::pi * (turned + static_cast<double>(corner) / count);
        shape << within.center() + QPointF(std::sin(angle) * within.width() / 2,
                                           -std::cos(angle) * within.height() / 2);
    }
    return shape;
}

void paintSign(QPainter& painter, const QRectF& place, const ActivityCell& cell,
               const QColor& color) {
    const double size =
        std::min(kLargestSign, kSignOfCell * std::min(place.width(), place.height()));
    QRectF within(0, 0, size, size);
    within.moveCenter(place.center());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(severitySign(cell.worst, within));
}

} // namespace

CellColors cellColors(const ActivityCell& cell, const QPalette& palette) {
    const auto& empty = palette.color(QPalette::Button);
    if (cell.share <= 0) {
        return {.fill = empty,
                .edge = standingOut(palette.color(QPalette::Mid), palette.color(QPalette::Window),
                                    kEdgeContrast),
                .sign = {}};
    }
    const auto full = severityColor(cell.worst, palette);
    const auto fill = mixed(empty, full, kFaintest + (1 - kFaintest) * std::sqrt(cell.share));
    const bool white = contrast(Qt::white, fill) > contrast(Qt::black, fill);
    return {.fill = fill, .edge = full, .sign = white ? Qt::white : Qt::black};
}

QPolygonF severitySign(Severity severity, const QRectF& within) {
    switch (severity) {
    case Severity::Warning:
        return QPolygonF{within.bottomLeft(), within.bottomRight(),
                         QPointF(within.center().x(), within.top())};
    case Severity::Error:
        return corners(8, 1.0 / 16, within);
    case Severity::Critical:
        return corners(4, 0, within);
    case Severity::Ok:
    case Severity::Info:
        break;
    }
    return {};
}

void paintCell(QPainter& painter, const QRect& place, const ActivityCell& cell,
               const QPalette& palette) {
    const auto colors = cellColors(cell, palette);
    painter.save();
    if (cell.cursor == ActivityCell::Cursor::Here) {
        painter.fillRect(place, palette.color(QPalette::Text));
        painter.fillRect(place.adjusted(1, 1, -1, -1), palette.color(QPalette::Base));
        painter.fillRect(place.adjusted(2, 2, -2, -2), colors.fill);
    } else {
        const auto inner = place.adjusted(0, 0, -1, -1);
        painter.fillRect(inner, colors.edge);
        painter.fillRect(inner.adjusted(1, 1, -1, -1), colors.fill);
    }
    if (cell.share > 0) {
        paintSign(painter, QRectF(place).adjusted(0, 0, -1, -1), cell, colors.sign);
    }
    painter.restore();
}

} // namespace tempo::tray
